using System.Globalization;
using PluginHost.EndToEnd.Tests;
using PluginHost.Harness;
using Xunit.Abstractions;

namespace PluginHost.Client.Tests;

/// <summary>The client's own tests, in Node, against a host that runs.</summary>
public sealed class NodeTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("parts.test.js")]
    [InlineData("link.test.js")]
    public async Task Its_parts_do_what_they_say(string script)
    {
        var ran = await NodeTools.RunAsync(new Dictionary<string, string>(), Path.Combine(NodeTools.Scripts, script));

        output.WriteLine(ran.Said);
        Assert.True(ran.Code == 0, ran.Said);
    }

    [Theory]
    [InlineData("basics.test.js")]
    [InlineData("cuts.test.js")]
    [InlineData("failover.test.js")]
    [InlineData("presence.test.js")]
    public async Task It_sits_at_a_real_table(string script)
    {
        using var folder = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(folder.In("data"));
        var ran = await NodeTools.RunAsync(await SurroundingsAsync(host), Path.Combine(NodeTools.Scripts, script));

        output.WriteLine(ran.Said);
        Assert.True(ran.Code == 0, ran.Said);
    }

    [Fact]
    public async Task It_finds_a_host_again_that_went_away()
    {
        using var folder = new TemporaryFolder();
        var host = await HostProcess.StartAsync(folder.In("data"));
        try
        {
            using var node = await NodeTools.StartAsync(await SurroundingsAsync(host), Path.Combine(NodeTools.Scripts, "restart.test.js"));
            var errors = node.StandardError.ReadToEndAsync();
            var said = new List<string>();
            while (await node.StandardOutput.ReadLineAsync() is { } line)
            {
                said.Add(line);
                if (line is "PLEASE restart" or "PLEASE kill")
                {
                    var port = host.Port;
                    _ = line == "PLEASE kill" ? await EndAsync(host) : await host.StopAsync();
                    await host.DisposeAsync();
                    host = await HostProcess.StartAsync(folder.In("data"), port);
                    await node.StandardInput.WriteLineAsync($"DONE {line["PLEASE ".Length..]}");
                    await node.StandardInput.FlushAsync();
                }
            }

            await node.WaitForExitAsync();
            var all = string.Join('\n', said) + await errors;
            output.WriteLine(all);
            Assert.True(node.ExitCode == 0, all);
            Assert.Contains("PLEASE kill", said);
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    private static async Task<int> EndAsync(HostProcess host)
    {
        await host.KillAsync();
        return 0;
    }

    private static async Task<IReadOnlyDictionary<string, string>> SurroundingsAsync(HostProcess host)
    {
        var campaign = (await host.CommandAsync("campaigns"))["campaigns"]![0]!["id"]!.GetValue<string>();
        return new Dictionary<string, string>
        {
            ["HOST_PORT"] = host.Port.ToString(CultureInfo.InvariantCulture),
            ["HOST_KEY"] = host.Key,
            ["HOST_OVERLAY_KEY"] = host.OverlayKey(campaign),
            ["HOST_CAMPAIGN"] = campaign,
            ["CLIENT_TRANSPORTS"] = "socket sse",
        };
    }
}
