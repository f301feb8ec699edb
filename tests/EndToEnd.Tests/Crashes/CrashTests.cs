using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using PluginHost.Harness;

namespace PluginHost.EndToEnd.Tests;

public sealed class CrashTests
{
    private const int Kills = 30;
    private const int Writers = 4;

    [Fact]
    public async Task Every_acknowledged_event_survives_thirty_kills_exactly_once_and_in_order()
    {
        using var folder = new TemporaryFolder();
        var data = folder.In("data");
        var random = new Random(20_261_121);
        var acknowledged = new ConcurrentQueue<(int Writer, int Number)>();
        var next = new int[Writers];
        string? campaign = null;

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
        Assert.Empty(acknowledged.Except(notes));
        foreach (var written in notes.GroupBy(note => note.Writer))
        {
            Assert.Equal(written.Order(), written);
        }

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
            }
            catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
            {
                return;
            }

            acknowledged.Enqueue((writer, number));
            next[writer]++;
        }
    }

    private static async Task<List<(int Writer, int Number)>> NotesAsync(HostProcess host, string campaign)
    {
        var events = await host.CommandAsync("events", "show", "--campaign", campaign, "--kind", "campaigns/note-added", "--limit", "1000000");
        return events["events"]!.AsArray()
            .Select(happened => happened!["data"]!["text"]!.GetValue<string>().Split(' '))
            .Select(words => (int.Parse(words[1]), int.Parse(words[2])))
            .ToList();
    }
}
