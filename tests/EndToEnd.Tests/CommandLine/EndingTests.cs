using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PluginHost.Harness;

namespace PluginHost.EndToEnd.Tests;

public sealed partial class EndingTests
{
    [Fact]
    public async Task A_host_that_is_asked_to_stop_drains_and_ends_well()
    {
        using var folder = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(folder.In("data"), null, "--verbose");
        var campaign = (await host.CommandAsync("campaigns"))["campaigns"]![0]!["id"]!.GetValue<string>();
        await using var overlay = await OverlaySocket.ConnectAsync(host.Port, "/obs", host.OverlayKey(campaign), campaign);
        await host.CallAsync("roll_dice", new JsonObject { ["expression"] = "1d20" });

        Assert.Equal(0, await host.StopAsync());
        var drain = await Patience.UntilAsync(
            "the stop is logged",
            () => Task.FromResult(Drain().Match(host.Output) is { Success: true } match ? match : null));
        Assert.InRange(int.Parse(drain.Groups["ms"].ValueSpan, CultureInfo.InvariantCulture), 0, 5000);
        Assert.DoesNotContain("Exception", host.Output, StringComparison.Ordinal);

        await using var next = await HostProcess.StartAsync(host.Data, host.Port);
        Assert.Empty((await next.CommandAsync("status"))["repairs"]!.AsArray());
    }

    [Fact]
    public async Task A_host_that_was_killed_starts_again_with_all_it_had()
    {
        using var folder = new TemporaryFolder();
        long before;
        int port;
        await using (var host = await HostProcess.StartAsync(folder.In("data")))
        {
            await host.CallAsync("roll_dice", new JsonObject { ["expression"] = "1d20" });
            before = (await host.CommandAsync("status"))["events"]!.GetValue<long>();
            port = host.Port;
            await host.KillAsync();
        }

        // What the dead host left behind leads no command astray.
        var (code, output, _) = await HostProcess.RunAsync("status", "--json", "--data", folder.In("data"));
        Assert.Equal((0, before), (code, JsonNode.Parse(output)!["events"]!.GetValue<long>()));
        await using var next = await HostProcess.StartAsync(folder.In("data"), port);
        Assert.Equal(before, (await next.CommandAsync("status"))["events"]!.GetValue<long>());
    }

    [GeneratedRegex("[Ss]topped[^0-9]*(?<ms>[0-9]+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Drain();
}
