using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>How a plugin comes in: loaded, started, asked once what it offers; and how its doors open and close.</summary>
internal sealed class PluginEntrance(IPluginLoader loader, PluginConfiguration configuration, ToolDesk desk, PluginHouseWorld world)
{
    public async Task<Result<PluginPresence>> EnterAsync(string folder, string id, Action changed, CancellationToken cancellationToken)
    {
        PluginRun? run = null;
        var connections = new ConnectionCaller();
        var loaded = await loader.LoadAsync(folder, manifest => Services(manifest, connections, caller => run?.Serves(caller) == true), cancellationToken);
        if (!loaded.Succeeded)
            return loaded.Error;

        run = new PluginRun(loaded.Value, world.Options.Limits, world.Time, changed);
        var presence = run.Manifest.Id == id ? await StartAsync(run, folder, changed, cancellationToken) : Error.Invalid("id", "The plugin's id changed: remove the folder and add it again.");
        if (!presence.Succeeded)
            await run.EndAsync(TimeSpan.Zero);
        else
            connections.Serve(presence.Value.Connections);
        return presence;
    }

    /// <summary>From here on callers and events reach the plugin.</summary>
    public void Open(PluginPresence presence)
    {
        var id = presence.Run.Manifest.Id;
        desk.RemoveAll(id);
        var taken = presence.OfferedTools.Where(tool => !desk.TryAdd(tool)).Select(static tool => tool.Description.Name).ToList();
        presence.Tools = [.. presence.OfferedTools.Select(static tool => tool.Description.Name).Except(taken, StringComparer.Ordinal)];
        presence.Warnings = [.. presence.Warnings, .. taken.Select(name => $"The tool '{name}' is not offered: {desk.OwnerOf(name) ?? "the host"} already has one of that name.")];
        presence.Deliveries.Start();
        presence.Connections.Start();
    }

    public void Close(PluginPresence presence) => desk.RemoveAll(presence.Run.Manifest.Id);

    private async Task<Result<PluginPresence>> StartAsync(PluginRun run, string folder, Action changed, CancellationToken cancellationToken)
    {
        run.Look(parts => { WatchFaults(run, parts); return parts; });
        var settings = configuration.Settings(run.Manifest);
        if (!settings.Succeeded)
            return settings.Error;

        var present = run.Manifest.Needs.AllSecrets.Where(name => world.Options.Secrets(name) is { Length: > 0 }).ToList();
        var startup = new Startup(settings.Value.Element) { Secrets = present, SdkVersion = PluginConfiguration.SdkVersion };
        var needs = await run.CallAsync("hook startup", run.Limits.Startup, caller: null, (parts, token) => NeedsAsync(parts, startup, token), cancellationToken);
        if (!needs.Succeeded)
            return needs.Error;

        var missing = run.Manifest.Needs.Secrets.Except(present, StringComparer.Ordinal).Select(static name => $"the secret {name}");
        return await OfferAsync(run, folder, changed, [.. settings.Value.Needs, .. needs.Value.Count > 0 ? needs.Value : missing], settings.Value.Warnings, cancellationToken);
    }

    private async Task<Result<PluginPresence>> OfferAsync(
        PluginRun run, string folder, Action changed, IReadOnlyList<string> needs, IReadOnlyList<string> warnings, CancellationToken cancellationToken)
    {
        var reactions = new Reactions(run.Manifest, world.Options.LoopbackHttp, world.Options.SessionOf);
        var tools = await new PluginTools(run, reactions, world.Store.Journal).OfferAsync(cancellationToken);
        if (!tools.Succeeded)
            return tools.Error;

        var offers = await run.CallAsync("offers", run.Limits.Hook, caller: null, (parts, _) => Task.FromResult(PluginOffers.Of(run.Manifest.Id, parts)), cancellationToken);
        return offers.Then<PluginPresence>(offered => new PluginPresence(run, new Deliveries(run, world), new PluginConnections(run, offered.Connections, reactions, world, name => configuration.Folder(run.Manifest.Id, name), changed), reactions)
        {
            Needs = needs,
            OfferedTools = tools.Value,
            Feeds = [.. offered.Feeds.Select((feed, index) => new OfferedFeed(run, index, feed.Name, feed.Alias))],
            Resources = offered.Resources(run),
            Prompts = offered.Prompts(run),
            Parts = offered.Parts,
            Offers = offered.Lines,
            Warnings = [.. run.Warnings, .. warnings, .. offered.Warnings],
            AssetFolder = PluginConfiguration.AssetFolder(folder, run.Manifest),
        });
    }

    private static async Task<IReadOnlyList<string>> NeedsAsync(PluginParts parts, Startup startup, CancellationToken cancellationToken)
    {
        var needs = new List<string>();
        foreach (var hook in parts.Startup)
        {
            // Neither has to be there, whatever the contract says; the guard names it.
            if (hook.StartAsync(startup, cancellationToken) is not { } task || await task is not { Needs: not null } readiness)
                return null!;
            needs.AddRange(readiness.Needs);
        }

        return needs;
    }

    private static void WatchFaults(PluginRun run, PluginParts parts)
    {
        IEnumerable<object>[] all =
        [
            parts.Startup, parts.Session, parts.Update, parts.Decision, parts.Entity, parts.Export, parts.Tools, parts.Feeds, parts.Endpoints,
            parts.Gateways, parts.Resources, parts.Prompts, parts.Completers, parts.Importers, parts.Exporters, parts.Connections,
        ];
        if (all.SelectMany(static some => some).FirstOrDefault() is { } part)
            UnhandledFaults.Watch(part.GetType(), run.Fault);
    }

    private PluginServices Services(Manifest manifest, ConnectionCaller connections, Func<Principal, bool> serves) => new(
        new PluginStore(manifest.Id, world.Store.Readers),
        new PluginToolCaller(manifest, desk, world.Store.Journal, serves),
        world.Loggers.CreateLogger("plugin." + manifest.Id),
        world.Time)
    {
        Connections = connections,
    };
}
