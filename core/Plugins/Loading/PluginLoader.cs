using System.Composition.Hosting;
using System.Runtime.CompilerServices;
using PluginHost.Sdk;

namespace PluginHost.Plugins;

internal sealed class PluginLoader : IPluginLoader
{
    private readonly ShadowCopies _copies;

    public PluginLoader(string shadowFolder)
    {
        _copies = new ShadowCopies(shadowFolder);
        _copies.Clear();
    }

    public Task<Result<LoadedPlugin>> LoadAsync(string folder, Func<Manifest, PluginServices> services, CancellationToken cancellationToken) =>
        Task.Run(() => Load(folder, services), cancellationToken);

    private Result<LoadedPlugin> Load(string folder, Func<Manifest, PluginServices> services)
    {
        var read = ManifestReader.Read(folder);
        if (!read.Succeeded)
        {
            return read.Error;
        }

        var manifest = read.Value.Manifest;
        try
        {
            if (SdkGate.Check(manifest, folder) is { } refused)
            {
                return refused;
            }

            if (CheckDependencies(manifest, folder) is { } lacking)
            {
                return lacking;
            }

            var hash = ShadowCopies.HashOf(folder);
            return Compose(manifest, [.. read.Value.Warnings, .. SharedAssemblies.PrivateCopies(folder)], hash, _copies.Make(manifest.Id, hash, folder), services(manifest));
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
    private static Result<LoadedPlugin> Compose(Manifest manifest, IReadOnlyList<string> warnings, string hash, string copy, PluginServices services)
    {
        var file = Path.Combine(copy, manifest.Assembly);
        if (Open(manifest.Id, file) is not { } context)
        {
            return Unusable($"{Path.ChangeExtension(manifest.Assembly, ".deps.json")} is not valid.");
        }

        try
        {
            var assembly = context.LoadFromAssemblyPath(file);
            _ = assembly.GetTypes();
            var container = new ContainerConfiguration().WithAssembly(assembly).WithProvider(new HostExports(services)).CreateContainer();
            var parts = PartsOf(container);
            if (parts.Count == 0)
            {
                container.Dispose();
                context.Unload();
                return new Error("plugin-no-parts", "It exports nothing that the host knows.") { Hint = "Mark a public class with [Export(typeof(...))] of an interface of the SDK." };
            }

            return new LoadedPlugin(manifest, warnings, hash) { Parts = parts, Home = new PluginHome(context, container, copy) };
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Text only: the exception would keep the context in memory.
            var error = CompositionFaults.Of(e);
            context.Unload();
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
        Importers = [.. container.GetExports<IImporter>()],
        Exporters = [.. container.GetExports<IExporter>()],
        Connections = [.. container.GetExports<IConnection>()],
    };
}
