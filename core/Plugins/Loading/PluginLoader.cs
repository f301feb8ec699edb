using System.Composition.Hosting;
using System.Runtime.CompilerServices;
using PluginHost.Sdk;

namespace PluginHost.Plugins;

internal sealed class PluginLoader : IPluginLoader
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly ShadowCopies _copies;
    private readonly TimeSpan _limit;
    private readonly TimeProvider _time;

    /// <param name="shadowFolder">Where copies are made; what an earlier run left there is removed.</param>
    /// <param name="time">The clock.</param>
    /// <param name="limit">How long a plugin's constructors may take together.</param>
    public PluginLoader(string shadowFolder, TimeProvider? time = null, TimeSpan? limit = null)
    {
        (_time, _limit) = (time ?? TimeProvider.System, limit ?? Longest);
        _copies = new ShadowCopies(shadowFolder);
        _copies.Clear();
    }

    public async Task<Result<LoadedPlugin>> LoadAsync(string folder, Func<Manifest, PluginServices> services, CancellationToken cancellationToken)
    {
        var prepared = await Task.Run(() => Prepare(folder), cancellationToken);
        if (!prepared.Succeeded)
        {
            return prepared.Error;
        }

        var plugin = prepared.Value;
        var imports = services(plugin.Manifest);
        var composing = Task.Run(() => Compose(plugin, imports), CancellationToken.None);
        try
        {
            return await composing.WaitAsync(_limit, _time, cancellationToken);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            _ = AbandonAsync(composing);
            if (e is TimeoutException)
            {
                return CompositionFaults.NeverReturned(_limit);
            }

            throw;
        }
    }

    /// <summary>Should the constructors come back after all, nobody wants the plugin any more.</summary>
    private static async Task AbandonAsync(Task<Result<LoadedPlugin>> composing)
    {
        if ((await composing).Value is { } late)
        {
            await late.UnloadAsync();
        }
    }

    private Result<Prepared> Prepare(string folder)
    {
        var read = ManifestReader.Read(folder);
        if (!read.Succeeded)
        {
            return read.Error;
        }

        var manifest = read.Value.Manifest;
        try
        {
            if ((SdkGate.Check(manifest, folder) ?? CheckDependencies(manifest, folder)) is { } refused)
            {
                return refused;
            }

            var hash = ShadowCopies.HashOf(folder);
            var copy = _copies.Make(manifest.Id, hash, folder);
            if (ShadowCopies.HashOf(copy) == hash)
            {
                return new Prepared(manifest, [.. read.Value.Warnings, .. SharedAssemblies.PrivateCopies(folder)], hash, copy);
            }

            // What was checked is not what was copied.
            ShadowCopies.Remove(copy);
            return new Error("plugin-unreadable", "The plugin's folder changed while it was being read.") { Hint = "Wait until all of it is copied; it is loaded again then." };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Error("plugin-unreadable", "The plugin's folder cannot be read, or its copy cannot be written.") { Hint = "Check that the data folder can be written to and has room." };
        }
    }

    private static Error? CheckDependencies(Manifest manifest, string folder)
    {
        var list = Path.ChangeExtension(manifest.Assembly, ".deps.json");
        return File.Exists(Path.Combine(folder, list)) ? LibraryCheck.Check(manifest, folder) : Unusable($"{list} is missing.");
    }

    private static Error Unusable(string message) => new("plugin-deps", message) { Hint = "Copy the plugin's whole build output, with its .deps.json." };

    /// <summary>Null when the list of dependencies cannot be read.</summary>
    private static PluginLoadContext? Open(string id, string file)
    {
        try
        {
            return new PluginLoadContext(id, file);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Here plugin code runs for the first time: its constructors. Not inlined, so that no frame keeps the context when it fails.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Result<LoadedPlugin> Compose(Prepared plugin, PluginServices services)
    {
        var file = Path.Combine(plugin.Copy, plugin.Manifest.Assembly);
        if (Open(plugin.Manifest.Id, file) is not { } context)
        {
            ShadowCopies.Remove(plugin.Copy);
            return Unusable($"{Path.ChangeExtension(plugin.Manifest.Assembly, ".deps.json")} is not valid.");
        }

        var home = new PluginHome(context, plugin.Copy);
        try
        {
            var assembly = context.LoadFromAssemblyPath(file);
            _ = assembly.GetTypes();
            var container = new ContainerConfiguration().WithAssembly(assembly).WithProvider(new HostExports(services)).CreateContainer();
            home.Container = container;
            var parts = PartsOf(container);
            if (parts.Count > 0)
            {
                return new LoadedPlugin(plugin.Manifest, plugin.Warnings, plugin.Hash) { Parts = parts, Home = home };
            }

            home.Discard();
            return new Error("plugin-no-parts", "It exports nothing that the host knows.") { Hint = "Mark a public class with [Export(typeof(...))] of an interface of the SDK." };
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Text only: the exception would keep the context in memory.
            var error = CompositionFaults.Of(e);
            home.Discard();
            return error;
        }
    }

    private static PluginParts PartsOf(CompositionHost container) => new()
    {
        Startup = [.. container.GetExports<IStartupHook>()],
        Session = [.. container.GetExports<ISessionHook>()],
        Update = [.. container.GetExports<IUpdateHook>()],
        Decision = [.. container.GetExports<IDecisionHook>()],
        Entity = [.. container.GetExports<IEntityHook>()],
        Export = [.. container.GetExports<IExportHook>()],
        Tools = [.. container.GetExports<ITool>()],
        Feeds = [.. container.GetExports<IFeed>()],
        Endpoints = [.. container.GetExports<IEndpoint>()],
        Gateways = [.. container.GetExports<IIntegrationGateway>()],
        Resources = [.. container.GetExports<IResourceProvider>()],
        Prompts = [.. container.GetExports<IPromptProvider>()],
        Completers = [.. container.GetExports<IArgumentCompleter>()],
        Importers = [.. container.GetExports<IImporter>()],
        Exporters = [.. container.GetExports<IExporter>()],
        Connections = [.. container.GetExports<IConnection>()],
    };

    /// <summary>A plugin that was checked and copied; none of its code ran yet.</summary>
    private sealed record Prepared(Manifest Manifest, IReadOnlyList<string> Warnings, string Hash, string Copy);
}
