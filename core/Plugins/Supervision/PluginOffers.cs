using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>What a plugin says about its parts. Asking runs its code, so it happens behind the guard, and the answers are copies.</summary>
internal sealed record PluginOffers(IReadOnlyList<(string Name, string? Alias)> Feeds, IReadOnlyList<OfferedPart> Parts, IReadOnlyList<string> Lines, IReadOnlyList<string> Warnings)
{
    private IReadOnlyList<(int Provider, ResourceDescription Description)> Described { get; init; } = [];

    private IReadOnlyList<(int Provider, PromptDescription Description)> Prepared { get; init; } = [];

    public IReadOnlyList<string> Connections { get; private init; } = [];

    public const string ExportHook = "hook export";

    public static PluginOffers Of(string plugin, PluginParts parts)
    {
        var feeds = parts.Feeds.Select(static feed => (feed.Name, feed.Alias)).ToList();
        var listed = Listed(plugin, parts).ToList();
        var described = parts.Resources.SelectMany(static (part, provider) => part.Resources.Select(one => (provider, OfferedResource.Copy(one)))).ToList();
        var prepared = parts.Prompts.SelectMany(static (part, provider) => part.Prompts.Select(one => (provider, OfferedPrompt.Copy(one)))).ToList();
        return new PluginOffers(
            feeds,
            listed,
            [.. Hooks(parts), .. feeds.Select(static feed => "feed " + feed.Name), .. parts.Endpoints.Select(static _ => "endpoint"),
                .. described.Select(static one => "resource " + one.Item2.Uri), .. prepared.Select(static one => "prompt " + one.Item2.Name), .. listed.Select(static part => $"{part.Kind} {part.Name} (not available)")],
            [.. NotReached(parts, feeds), .. listed.Select(static part => $"Its {part.Kind} '{part.Name}' is not available in this version of PluginHost.")])
        {
            Described = described,
            Prepared = prepared,
            Connections = [.. parts.Connections.Select(static connection => connection.Name)],
        };
    }

    public IReadOnlyList<OfferedResource> Resources(PluginRun run) => [.. Described.Select(one => new OfferedResource(run, one.Provider, one.Description))];

    public IReadOnlyList<OfferedPrompt> Prompts(PluginRun run) => [.. Prepared.Select(one => new OfferedPrompt(run, one.Provider, one.Description))];

    private static IEnumerable<string> NotReached(PluginParts parts, List<(string Name, string? Alias)> feeds)
    {
        if (parts.Endpoints.Count > 1)
            yield return $"It exports {parts.Endpoints.Count} endpoints; only one of them is called.";
        foreach (var twice in parts.Connections.GroupBy(static one => one.Name, StringComparer.Ordinal).Where(static group => group.Count() > 1))
            yield return $"It exports the connection '{twice.Key}' more than once; only the first is made.";
        foreach (var twice in feeds.GroupBy(static feed => feed.Name, StringComparer.Ordinal).Where(static group => group.Count() > 1))
            yield return $"It exports the feed '{twice.Key}' more than once; only one of them is served.";
    }

    private static IEnumerable<string> Hooks(PluginParts parts)
    {
        (int Count, string Name)[] hooks =
        [
            (parts.Startup.Count, "startup"), (parts.Session.Count, "session"), (parts.Update.Count, "update"),
            (parts.Decision.Count, "decision"), (parts.Entity.Count, "entity"), (parts.Export.Count, "export"),
        ];
        return hooks.Where(static hook => hook.Count > 0).Select(static hook => "hook " + hook.Name);
    }

    private static IEnumerable<OfferedPart> Listed(string plugin, PluginParts parts) =>
    [
        .. parts.Gateways.Select(part => new OfferedPart(plugin, "gateway", part.Description.Provider, string.Join(", ", part.Description.Commands))),
        .. parts.Importers.Select(part => new OfferedPart(plugin, "importer", part.Format.Id, part.Format.Name)),
        .. parts.Exporters.Select(part => new OfferedPart(plugin, "exporter", part.Format.Id, part.Format.Name)),
    ];
}
