using System.Text.Json;
using PluginHost.Harness;

namespace PluginHost.EndToEnd.Tests;

/// <summary>The inspector's command line, over standard input and output.</summary>
public sealed class InspectorTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_inspector_lists_and_calls_tools_whether_a_host_runs_or_not(bool runs)
    {
        using var folder = new TemporaryFolder();
        await using var host = runs ? await HostProcess.StartAsync(folder.In("data")) : null;
        var listed = await AskAsync(folder, "--method", "tools/list");
        Assert.Contains(listed.GetProperty("tools").EnumerateArray(), static tool => tool.GetProperty("name").GetString() == "what_now");

        var called = await AskAsync(folder, "--method", "tools/call", "--tool-name", "roll_dice", "--tool-arg", "expression=2d6+3");
        Assert.InRange(called.GetProperty("structuredContent").GetProperty("data").GetProperty("total").GetInt32(), 5, 15);
    }

    private static async Task<JsonElement> AskAsync(TemporaryFolder folder, params string[] question)
    {
        var port = HostProcess.FreePort().ToString(System.Globalization.CultureInfo.InvariantCulture);
        var ran = await NodePeers.RunAsync(
            NodePeers.Module("@modelcontextprotocol", "inspector", "clients", "launcher", "build", "index.js"),
            ["--cli", "dotnet", Repository.HostAssembly, "mcp", "--data", folder.In("data"), "--port", port, .. question]);
        Assert.True(ran.Code == 0, ran.Said);
        return JsonDocument.Parse(ran.Said[ran.Said.IndexOf('{', StringComparison.Ordinal)..(ran.Said.LastIndexOf('}') + 1)]).RootElement;
    }
}
