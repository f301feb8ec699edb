using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using PluginHost.Sdk;

namespace PluginHost.Plugins.Tests;

/// <summary>Folders of one test and the real loader over them.</summary>
public abstract class LoaderTest : IDisposable, IPluginStore, IToolCaller
{
    private readonly string _root = Directory.CreateTempSubdirectory("loader").FullName;
    private PluginLoader? _loader;

    private protected string Folders => Path.Combine(_root, "plugins");

    private protected string Libraries => Path.Combine(_root, "libraries");

    /// <summary>A file that a plugin writes to show that its code ran.</summary>
    private protected string Mark => Path.Combine(_root, "mark");

    public Task<JsonElement?> GetAsync(string key, CancellationToken cancellationToken) => Task.FromResult<JsonElement?>(JsonElement.Parse("\"kept\""));

    public Task<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>([]);

    public Task<ToolResult> CallAsync(string tool, JsonElement arguments, string? campaign, Principal? onBehalfOf, CancellationToken cancellationToken) => Task.FromResult(ToolResult.Text(tool));

    public void Dispose()
    {
        Directory.Delete(_root, recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected string Plugin(string source, Action<JsonObject>? manifest = null, string id = "guest", params string[] references) =>
        PluginFolder.Compile(Folders, id, source, manifest, references);

    private protected Task<Result<LoadedPlugin>> LoadAsync(string folder)
    {
        _loader ??= new PluginLoader(Path.Combine(_root, "shadow"));
        return _loader.LoadAsync(folder, _ => new PluginServices(this, this, NullLogger.Instance, TimeProvider.System), CancellationToken.None);
    }

    private protected async Task<LoadedPlugin> LoadedAsync(string folder)
    {
        var loaded = await LoadAsync(folder);
        Assert.True(loaded.Succeeded, loaded.Error?.ToString());
        return loaded.Value;
    }

    private protected async Task<Error> RefusedAsync(string folder)
    {
        var loaded = await LoadAsync(folder);
        Assert.False(loaded.Succeeded);
        Assert.DoesNotContain(_root, loaded.Error.ToString(), StringComparison.Ordinal);
        return loaded.Error;
    }

    /// <summary>Not inlined, so that the test's own frame holds nothing of the plugin.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private protected static async Task<string> AskAsync(LoadedPlugin plugin)
    {
        var result = await plugin.Parts.Tools[0].CallAsync(
            new ToolCall("1", "greet", JsonElement.Parse("{}"), TestHouse.Gm), new Progress<ToolProgress>(), CancellationToken.None);
        return string.Join('\n', result.Content.OfType<TextContent>().Select(static content => content.Text));
    }

    internal static int Contexts(string id) => AssemblyLoadContext.All.Count(context => context.Name == "plugin " + id);
}
