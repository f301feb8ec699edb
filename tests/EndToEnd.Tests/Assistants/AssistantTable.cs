using System.Text.Json.Nodes;
using PluginHost.Harness;

namespace PluginHost.EndToEnd.Tests;

/// <summary>A running host, into which a plugin was dropped that offers an assistant one of everything.</summary>
internal sealed class AssistantTable : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;

    private AssistantTable(TemporaryFolder folder, HostProcess host) => (_folder, Host) = (folder, host);

    public HostProcess Host { get; }

    public static async Task<AssistantTable> OpenAsync(bool withSamples = false)
    {
        var folder = new TemporaryFolder();
        var table = new AssistantTable(folder, await HostProcess.StartAsync(folder.In("data")));
        if (withSamples)
        {
            await table.DropSamplesAsync();
        }

        return table;
    }

    /// <summary>Drops the plugin as a person would: copied whole, then moved to where it is found.</summary>
    public async Task DropSamplesAsync()
    {
        var built = Path.Combine(Repository.Root, "tests", "AssistantSamples", "bin", Repository.Configuration, "net10.0");
        Folders.Copy(built, _folder.In("dropped"));
        var plugins = Path.Combine(Host.Data, "plugins");
        Directory.CreateDirectory(plugins);
        Directory.Move(_folder.In("dropped"), Path.Combine(plugins, "assistant-samples"));
        await Patience.UntilAsync("the samples' tools", async () => (await Host.Http.GetStringAsync(new Uri("/api/tools", UriKind.Relative))).Contains("test_simple_text", StringComparison.Ordinal) ? this : null);
    }

    public static JsonObject Request(int id, string method, JsonObject? parameters = null)
    {
        var request = new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id, ["method"] = method };
        if (parameters is not null)
        {
            request["params"] = parameters;
        }

        return request;
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        _folder.Dispose();
    }
}

/// <summary>One such host for all tests of a class that leave it as it was.</summary>
public sealed class SharedTable : IAsyncLifetime
{
    private AssistantTable _table = null!;

    internal HostProcess Host => _table.Host;

    public async Task InitializeAsync() => _table = await AssistantTable.OpenAsync();

    public async Task DisposeAsync() => await _table.DisposeAsync();
}
