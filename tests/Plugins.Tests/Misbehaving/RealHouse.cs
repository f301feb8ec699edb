using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PluginHost.Campaigns;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Plugins.Tests;

/// <summary>A plugin house with the real loader and the real store, for plugins that are compiled.</summary>
internal sealed class RealHouse : IAsyncDisposable
{
    private const string Campaign = "table";

    private readonly string _root;

    private RealHouse(string root, IJournalStore store, Func<PluginHouseOptions, PluginHouseOptions> change, ILoggerFactory loggers)
    {
        (_root, Store) = (root, store);
        House = new PluginHouse(
            change(new PluginHouseOptions
            {
                BundledFolder = Path.Combine(_root, "bundled"),
                DroppedFolder = Dropped,
                ShadowFolder = ShadowFolder,
                PluginsFile = PluginsFile,
                Environment = static _ => null,
                Quiet = TimeSpan.FromMilliseconds(50),
                Limits = new CallLimits { Hook = TimeSpan.FromSeconds(1), FailuresToOpen = 1000 },
                Retries = new RetryPlan { Attempts = 2, First = TimeSpan.FromMilliseconds(1), Longest = TimeSpan.FromMilliseconds(5) },
            }),
            store,
            CampaignTools.All(store, new Views<CampaignState>(store, new CampaignFold()), TimeProvider.System, static purpose => System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(purpose)), "imports"),
            loggers,
            TimeProvider.System,
            new PluginLoader(ShadowFolder, limit: TimeSpan.FromSeconds(2)));
    }

    public IJournalStore Store { get; }

    public PluginHouse House { get; }

    public string Dropped => Path.Combine(_root, "plugins");

    public string ShadowFolder => Path.Combine(_root, "shadow");

    public string PluginsFile => Path.Combine(_root, "plugins.json");

    public static async Task<RealHouse> OpenAsync(Func<PluginHouseOptions, PluginHouseOptions>? change = null, ILoggerFactory? loggers = null)
    {
        // Once a process; what a plugin throws on a thread of its own must not end the tests.
        UnhandledFaults.Install();
        var root = Directory.CreateTempSubdirectory("real").FullName;
        return new RealHouse(root, await TestHouse.OpenAsync(Path.Combine(root, "data")), change ?? (static options => options), loggers ?? NullLoggerFactory.Instance);
    }

    /// <summary>Builds a plugin elsewhere and moves it in, as somebody does who drops a folder.</summary>
    public string Drop(string id, string source, Action<JsonObject>? manifest = null, params string[] references)
    {
        var built = PluginFolder.Compile(Path.Combine(_root, "built", Guid.NewGuid().ToString("N")), id, source, manifest, references);
        var folder = Directory.CreateDirectory(Path.Combine(Dropped, id)).FullName;
        foreach (var file in Directory.EnumerateFiles(built))
            File.Move(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        return folder;
    }

    public async Task<string> AppendAsync(string data = "{}")
    {
        var committed = await Store.Journal.CommitAsync(
            new Commit { Step = new Step(Campaign, TestHouse.Gm, [new NewEvent("test/happened", JsonElement.Parse(data), Audience.Everyone)]) }, CancellationToken.None);
        Assert.True(committed.Succeeded, committed.Error?.ToString());
        var page = await Store.Journal.ReadAsync(new EventQuery(Campaign, Audience.Everyone) { Limit = 1000 }, CancellationToken.None);
        return page[^1].Event.Id;
    }

    public Task<ToolResult> CallAsync(string tool, string arguments = "{}", string? campaign = null, Principal? caller = null, string? id = null) => House.Tools.CallAsync(
        new ToolCall(id ?? Guid.NewGuid().ToString("N"), tool, JsonElement.Parse(arguments), caller ?? TestHouse.Gm) { Campaign = campaign }, new Progress<ToolProgress>(), CancellationToken.None);

    /// <summary>Calls a tool that must succeed, and answers the id that it made.</summary>
    public async Task<string> DoAsync(string tool, string arguments = "{}", string? campaign = null)
    {
        var result = await CallAsync(tool, arguments, campaign);
        Assert.True(result.Error is null, result.Error?.ToString());
        return result.Data?.TryGetProperty("id", out var made) == true ? made.GetString()! : "";
    }

    public Task<JsonElement?> StateAsync(string id, string key) => new PluginStore(id, Store.Readers).GetAsync(key, CancellationToken.None);

    public Task KeepsAsync(string id, string key, string value) => Eventually.HoldsAsync(
        async () => (await StateAsync(id, key))?.GetString() == value,
        () => $"{id} keeps something else as {key}: {Status(id)}");

    /// <summary>The files of all copies that plugins are loaded from.</summary>
    public IEnumerable<string> Copies() => Directory.Exists(ShadowFolder) ? Directory.EnumerateFiles(ShadowFolder, "*", SearchOption.AllDirectories) : [];

    public PluginStatus? Status(string id) => House.Plugins.FirstOrDefault(plugin => plugin.Id == id);

    public Task BecomesAsync(string id, PluginState state) => UntilAsync(id, plugin => plugin?.State == state);

    public Task UntilAsync(string id, Func<PluginStatus?, bool> condition) =>
        Eventually.HoldsAsync(() => condition(Status(id)), () => $"{id} is {Status(id)}");

    /// <summary>Waits until a plugin that remembers events has remembered this one.</summary>
    public Task RemembersAsync(string id, string eventId)
    {
        var store = new PluginStore(id, Store.Readers);
        return Eventually.HoldsAsync(async () => await store.GetAsync(eventId, CancellationToken.None) is not null, () => $"{id} did not receive the event: {Status(id)}");
    }

    public async ValueTask DisposeAsync()
    {
        await House.DisposeAsync();
        await Store.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }
}
