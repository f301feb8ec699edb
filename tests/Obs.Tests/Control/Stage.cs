using System.Text.Json.Nodes;
using PluginHost.Harness;

namespace PluginHost.Obs.Tests;

/// <summary>A real host whose plugin for OBS is configured as a test wants.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly string _folder;

    private Stage(string folder, HostProcess host) => (_folder, Host) = (folder, host);

    public HostProcess Host { get; private set; }

    /// <param name="settings">Of the plugin.</param>
    /// <param name="secrets">In the host's environment.</param>
    public static async Task<Stage> OpenAsync(JsonObject settings, params (string Name, string Value)[] secrets)
    {
        var folder = Directory.CreateTempSubdirectory("obs-").FullName;
        var file = Path.Combine(folder, "plugins.json");
        await File.WriteAllTextAsync(file, new JsonObject { ["plugins"] = new JsonObject { ["obs"] = new JsonObject { ["enabled"] = true, ["settings"] = settings } } }.ToJsonString());
        return new Stage(folder, await HostProcess.StartAsync(Path.Combine(folder, "data"), secrets.ToDictionary(static one => one.Name, static one => one.Value), null, "--plugins", file, "--verbose"));
    }

    public static JsonObject Obs(string address, params (string Cue, string Scene)[] scenes) => new()
    {
        ["obs"] = new JsonObject { ["address"] = address, ["scenes"] = new JsonObject(scenes.Select(static one => KeyValuePair.Create(one.Cue, (JsonNode?)one.Scene))) },
    };

    public async Task<JsonObject> PluginAsync() =>
        (await Host.CommandAsync("plugins", "list"))["plugins"]!.AsArray().Single(static plugin => plugin!["id"]!.GetValue<string>() == "obs")!.AsObject();

    public Task<JsonNode> CallAsync(string tool, JsonObject? arguments = null) => Host.CallAsync(tool, arguments ?? []);

    /// <summary>What a tool that is refused says.</summary>
    public async Task<string> RefusedAsync(string tool, JsonObject? arguments = null) =>
        (await Assert.ThrowsAsync<InvalidOperationException>(() => CallAsync(tool, arguments))).Message;

    public Task ConnectedAsync() => UntilAsync(async () => (await CallAsync("obs_status"))["data"]!["connected"]!.GetValue<bool>(), "OBS did not become connected.");

    public static Task UntilAsync(Func<bool> condition, string otherwise) => UntilAsync(() => Task.FromResult(condition()), otherwise);

    public static async Task UntilAsync(Func<Task<bool>> condition, string otherwise)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        while (!await condition())
        {
            Assert.False(deadline.IsCancellationRequested, otherwise);
            await Task.Delay(50);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
