using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Plugins.Tests;

/// <summary>A plugin house over folders of a test, with plugins that are written in the test.</summary>
internal sealed class TestHouse : IAsyncDisposable, IPluginLoader
{
    public static readonly Principal Gm = new("mira", Role.GameMaster, "cli");

    private readonly string _root = Directory.CreateTempSubdirectory("house").FullName;
    private readonly ConcurrentDictionary<string, Func<PluginParts>> _parts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Manifest> _manifests = new(StringComparer.Ordinal);
    private PluginHouse? _house;

    public TestHouse() => Store = OpenAsync(Path.Combine(_root, "data")).GetAwaiter().GetResult();

    public IJournalStore Store { get; }

    public PluginHouse House => _house ??= new PluginHouse(Options, Store, CoreTools, NullLoggerFactory.Instance, TimeProvider.System, this);

    public IReadOnlyList<ITool> CoreTools { get; set; } = [];

    public Func<PluginHouseOptions, PluginHouseOptions> Change { get; set; } = static options => options;

    /// <summary>What each plugin could import, by its id.</summary>
    public ConcurrentDictionary<string, PluginServices> Services { get; } = new(StringComparer.Ordinal);

    public string Dropped => Path.Combine(_root, "plugins");

    private PluginHouseOptions Options => Change(new PluginHouseOptions
    {
        BundledFolder = Path.Combine(_root, "bundled"),
        DroppedFolder = Dropped,
        ShadowFolder = Path.Combine(_root, "shadow"),
        PluginsFile = Path.Combine(_root, "plugins.json"),
        Quiet = TimeSpan.FromMilliseconds(20),
        LoopbackHttp = true,
        Limits = new CallLimits { Hook = TimeSpan.FromMilliseconds(300), Tool = TimeSpan.FromMilliseconds(300), Feed = TimeSpan.FromMilliseconds(300), Pause = TimeSpan.FromMilliseconds(500), FailuresToOpen = 1000 },
        Retries = new RetryPlan { Attempts = 3, First = TimeSpan.FromMilliseconds(1), Longest = TimeSpan.FromMilliseconds(5) },
        Outbox = new OutboxOptions { FirstPause = TimeSpan.FromMilliseconds(1), LongestPause = TimeSpan.FromMilliseconds(5) },
    });

    /// <summary>Opens the real store.</summary>
    public static async Task<IJournalStore> OpenAsync(string folder)
    {
        var opened = await JournalStores.OpenAsync(new StoreOptions(folder, TimeProvider.System, NullLogger.Instance), CancellationToken.None);
        return opened.Value ?? throw new InvalidOperationException(opened.Error?.ToString());
    }

    public static Manifest Manifest(string id) => new()
    {
        Id = id,
        Name = id,
        Version = "1.0.0",
        Description = "A plugin.",
        Author = "Test",
        Licence = "MIT",
        Assembly = "Plugin.dll",
        Sdk = "1.0",
        Needs = new Needs { Reads = new Subscription { Kinds = ["test/*"] } },
    };

    /// <summary>Puts a plugin's folder where the house finds it.</summary>
    public string Drop(Manifest manifest, Func<PluginParts> parts, string? folderName = null)
    {
        var folder = Path.Combine(Dropped, folderName ?? manifest.Id);
        (_manifests[folder], _parts[folder]) = (manifest, parts);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, manifest.Assembly), manifest.Version);
        File.WriteAllText(Path.Combine(folder, "plugin.json"), $$"""{ "id": "{{manifest.Id}}", "assembly": "{{manifest.Assembly}}", "version": "{{manifest.Version}}" }""");
        return folder;
    }

    public Task<Result<LoadedPlugin>> LoadAsync(string folder, Func<Manifest, PluginServices> services, CancellationToken cancellationToken)
    {
        if (!_manifests.TryGetValue(folder, out var manifest))
            return Task.FromResult<Result<LoadedPlugin>>(Error.Invalid("manifest", "The manifest cannot be read."));
        Services[manifest.Id] = services(manifest);
        return Task.FromResult<Result<LoadedPlugin>>(new LoadedPlugin(manifest, [], manifest.Version) { Parts = _parts[folder]() });
    }

    public Task<Result<Committed>> AppendAsync(string campaign, string kind, string data = "{}", Audience? audience = null) =>
        Store.Journal.CommitAsync(new Commit { Step = new Step(campaign, Gm, [new NewEvent(kind, JsonElement.Parse(data), audience ?? Audience.Everyone)]) }, CancellationToken.None);

    public PluginStatus Status(string id) => House.Plugins.Single(plugin => plugin.Id == id);

    /// <summary>Ends the house and opens another one over the same data.</summary>
    public async Task RestartAsync()
    {
        await House.DisposeAsync();
        _house = null;
        await House.StartAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (_house is not null)
            await _house.DisposeAsync();
        await Store.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }
}
