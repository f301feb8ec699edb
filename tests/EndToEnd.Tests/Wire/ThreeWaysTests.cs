using System.Diagnostics;
using System.Text.Json.Nodes;
using PluginHost.Harness;

namespace PluginHost.EndToEnd.Tests;

/// <summary>A program in another language, with nothing but what it brings along, follows the real host.</summary>
public sealed class ThreeWaysTests
{
    private const int Rolls = 30;

    [Fact]
    public async Task Node_follows_a_campaign_by_socket_stream_and_line_and_is_told_the_same_by_each()
    {
        using var folder = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(folder.In("data"));
        var campaign = (await host.CommandAsync("campaigns"))["campaigns"]![0]!["id"]!.GetValue<string>();
        var script = Path.Combine(Repository.Root, "tests", "EndToEnd.Tests", "Wire", "three-ways.mjs");
        string[] arguments = ["--experimental-websocket", "--no-warnings", script, $"{host.Port}", host.Key, campaign, $"{Rolls}"];
        using var node = Process.Start(new ProcessStartInfo("node", arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        await node.WaitForExitAsync(patience.Token);
        Assert.True(node.ExitCode == 0, await errors);

        var told = JsonNode.Parse(await output)!;
        var ways = new[] { "socket", "stream", "line" }.Select(way => told[way]!.AsArray().Select(static one => one!.GetValue<string>()).ToList()).ToList();
        Assert.All(ways, static way => Assert.Equal(Rolls, way.Distinct(StringComparer.Ordinal).Count()));
        Assert.Equal(ways[0], ways[1]);
        Assert.Equal(ways[0], ways[2]);
        var rolls = ways[0].Select(static one => JsonNode.Parse(one)!).Where(static one => one["event"]!.GetValue<string>().Contains("roll", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(rolls);
    }
}
