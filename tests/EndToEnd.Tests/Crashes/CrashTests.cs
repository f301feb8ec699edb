using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using PluginHost.Harness;

namespace PluginHost.EndToEnd.Tests;

[Collection(Workshop.Guild)]
public sealed class CrashTests(Workshop workshop)
{
    private const int Kills = 30;
    private const int Writers = 4;

    /// <summary>Twenty dice, of which most often one shows a 1 or a 20: that is what the plugin answers.</summary>
    private const string Ominous = "20d20";

    [Fact]
    public async Task Thirty_kills_lose_no_acknowledged_event_and_no_bookmark()
    {
        using var folder = new TemporaryFolder();
        var data = folder.In("data");
        var random = new Random(20_261_121);
        var acknowledged = new ConcurrentQueue<(int Writer, int Number)>();
        var next = new int[Writers];
        string? campaign = null;
        Folders.Copy(workshop.First, Path.Combine(data, "plugins", "OmenDice"));

        for (var kill = 0; kill < Kills; kill++)
        {
            await using var host = await HostProcess.StartAsync(data);
            campaign ??= (await host.CallAsync("create_campaign", new JsonObject { ["name"] = "Storm", ["system"] = "generic" }))["data"]!["id"]!.GetValue<string>();
            using var stop = new CancellationTokenSource();
            var storm = Enumerable.Range(0, Writers).Select(writer => StormAsync(host, campaign, writer, next, acknowledged, stop.Token)).ToArray();
            await Task.Delay(random.Next(20, 400));
            await host.KillAsync();
            await stop.CancelAsync();
            await Task.WhenAll(storm);
        }

        Assert.NotEmpty(acknowledged);
        await using var last = await HostProcess.StartAsync(data);
        var notes = await NotesAsync(last, campaign!);
        Assert.Equal(notes.Count, notes.Distinct().Count());
        Assert.Empty(acknowledged.Distinct().Except(notes));
        foreach (var written in notes.GroupBy(note => note.Writer))
        {
            Assert.Equal(written.Order(), written);
        }

        await EveryRollIsAnsweredOnceAsync(last, campaign!, next.Sum());
        var doctor = await last.CommandAsync("doctor");
        Assert.DoesNotContain(doctor["checks"]!.AsArray(), check => check!["state"]!.GetValue<string>() == "fail");
    }

    private static async Task StormAsync(
        HostProcess host, string campaign, int writer, int[] next, ConcurrentQueue<(int Writer, int Number)> acknowledged, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var number = next[writer];
            try
            {
                // The same id until it is acknowledged: a repetition after a lost answer must not write twice.
                await host.CallAsync("add_session_note", new JsonObject { ["note"] = $"storm {writer} {number}" }, campaign, $"storm-{writer}-{number}");
                acknowledged.Enqueue((writer, number));
                await host.CallAsync("roll_dice", new JsonObject { ["expression"] = Ominous }, campaign, $"roll-{writer}-{number}");
            }
            catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
            {
                return;
            }

            next[writer]++;
        }
    }

    /// <summary>The plugin's bookmark commits together with its answers: it catches up, and answers nothing twice.</summary>
    private static async Task EveryRollIsAnsweredOnceAsync(HostProcess host, string campaign, int numbers)
    {
        var ominous = (await EventsAsync(host, campaign, "dice/rolled"))
            .Where(static roll => roll["data"]!["dice"]!.AsArray().Any(static die => die!["value"]!.GetValue<int>() is 1 or 20))
            .Select(static roll => roll["id"]!.GetValue<string>())
            .ToList();
        Assert.NotEmpty(ominous);

        // Each number of each writer was rolled once; at most the last of each is still without an answer.
        var rolls = (await EventsAsync(host, campaign, "dice/rolled")).Count;
        Assert.InRange(rolls, numbers, numbers + Writers);
        var answered = await Patience.UntilAsync(
            "every roll is answered",
            async () => await EventsAsync(host, campaign, "omen-dice/omen") is var omens && omens.Count >= ominous.Count ? omens : null);
        Assert.Equal(ominous.Order(), answered.Select(static omen => omen["causes"]!.GetValue<string>()).Order());
        Assert.Empty((await host.CommandAsync("plugins", "letters"))["letters"]!.AsArray());
    }

    private static async Task<List<JsonNode>> EventsAsync(HostProcess host, string campaign, string kind) =>
        [.. (await host.CommandAsync("events", "show", "--campaign", campaign, "--kind", kind, "--limit", "1000000"))["events"]!.AsArray().Select(static happened => happened!)];

    private static async Task<List<(int Writer, int Number)>> NotesAsync(HostProcess host, string campaign)
    {
        return (await EventsAsync(host, campaign, "campaigns/note-added"))
            .Select(happened => happened["data"]!["text"]!.GetValue<string>().Split(' '))
            .Select(words => (int.Parse(words[1]), int.Parse(words[2])))
            .ToList();
    }
}
