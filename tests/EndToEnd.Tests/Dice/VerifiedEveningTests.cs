using System.Text.Json.Nodes;
using PluginHost.Harness;

namespace PluginHost.EndToEnd.Tests;

public sealed class VerifiedEveningTests
{
    [Fact]
    public async Task An_evening_is_checked_without_the_host_and_an_altered_roll_is_named()
    {
        using var folder = new TemporaryFolder();
        string answer;
        await using (var host = await HostProcess.StartAsync(folder.In("data")))
        {
            await host.CallAsync("roll_dice", new JsonObject { ["expression"] = "1d20+5" });
            await host.CallAsync("roll_dice", new JsonObject { ["expression"] = "2d6", ["hidden"] = true });
            await host.KillAsync();
        }

        await using (var host = await HostProcess.StartAsync(folder.In("data")))
        {
            await host.CallAsync("roll_dice", new JsonObject { ["expression"] = "4d6kh3" });
            await host.CallAsync("end_session", []);
            answer = (await host.CommandAsync("call", "verify_rolls")).ToJsonString();
        }

        var file = folder.In("evening.json");
        await File.WriteAllTextAsync(file, answer);
        var (code, said, _) = await HostProcess.RunAsync("verify", file);
        Assert.Equal(0, code);
        Assert.Contains("stay hidden", said, StringComparison.Ordinal);

        var transcript = JsonNode.Parse(answer)!;
        var last = transcript["data"]!["transcript"]!.AsArray().Last()!;
        // No four dice make it, so that it never is what was rolled.
        last["total"] = "19";
        await File.WriteAllTextAsync(file, transcript.ToJsonString());
        var (altered, _, complaint) = await HostProcess.RunAsync("verify", file);
        Assert.Equal(1, altered);
        Assert.Contains("4d6kh3", complaint, StringComparison.Ordinal);

        await File.WriteAllTextAsync(file, "{}");
        Assert.Equal(1, (await HostProcess.RunAsync("verify", file)).Code);
    }
}
