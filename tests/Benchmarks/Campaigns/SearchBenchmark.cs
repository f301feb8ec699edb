using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using PluginHost.Campaigns;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Benchmarks;

/// <summary>A campaign of thousands of things, searched between one change and the next.</summary>
internal static class SearchBenchmark
{
    private const int Things = 5_000;
    private const int Batch = 250;
    private const int Rounds = 12;

    private static readonly string[] Words = ["harbour", "lantern", "gull", "drowned", "keeper", "salt", "bell", "reef", "captain", "debt", "ring", "storm", "tide", "oath", "widow", "rope", "cellar", "smuggler", "chart", "anchor", "mast", "fog", "priest", "market", "letter", "poison", "silver", "mill", "bridge", "grave"];

    public static async IAsyncEnumerable<Figure> RunAsync()
    {
        using var scratch = new Scratch();
        await using var store = await CampaignBenchmark.OpenAsync(scratch);
        await Evening.FillAsync(store, Evening.Journal, 1_000);
        for (var first = 0; first < Things; first += Batch)
        {
            var events = Enumerable.Range(first, Batch).Select(static number => Thing(number, "It stands there still.")).ToList();
            await store.Journal.CommitAsync(new Commit { Step = new Step(Evening.Journal, CampaignBenchmark.Gm, events) }, CancellationToken.None);
        }

        var tools = CampaignTools.All(store, CampaignBenchmark.Fresh(store), TimeProvider.System, static _ => new byte[32], scratch.In("imports")).ToDictionary(static tool => tool.Description.Name, StringComparer.Ordinal);
        await TimedAsync("search_campaign", """{"query":"keeper"}""", -1);
        var (changed, fought) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            await store.Journal.CommitAsync(new Commit { Step = new Step(Evening.Journal, CampaignBenchmark.Gm, [Thing(round * 7, $"Changed a {round}. time by the widow.")]) }, CancellationToken.None);
            changed.Add(await TimedAsync("search_campaign", """{"query":"drowned keeper of the lantern"}""", round));
            await TimedAsync("next_turn", "{}", round);
            fought.Add(await TimedAsync("search_campaign", """{"query":"drowned keeper of the lantern"}""", Rounds + round));
        }

        yield return new Figure("search", "5,000 things searched after one of them changed, p50", changed.Percentile(0.5), "ms");
        yield return new Figure("search", "5,000 things searched after a turn of a fight, p50", fought.Percentile(0.5), "ms");

        async Task<double> TimedAsync(string tool, string arguments, int round)
        {
            var call = new ToolCall($"{tool}-{round}", tool, JsonElement.Parse(arguments), CampaignBenchmark.Gm) { Campaign = Evening.Journal };
            var watch = Stopwatch.GetTimestamp();
            var result = await tools[tool].CallAsync(call, new Progress<ToolProgress>(), CancellationToken.None);
            return result.Error is null ? Stopwatch.GetElapsedTime(watch).TotalMilliseconds : throw new InvalidOperationException(result.Error.Message);
        }
    }

    private static NewEvent Thing(int number, string ending)
    {
        string Word(int offset) => Words[((number * 31) + (offset * offset * 17) + (number / 7)) % Words.Length];
        var text = string.Join(' ', Enumerable.Range(0, 40).Select(Word));
        var id = number.ToString(CultureInfo.InvariantCulture);
        return new NewEvent("campaigns/entity-changed", JsonElement.Parse($$"""{"type":"npc","id":"thing{{id}}","set":{"name":"{{Word(1)}} {{Word(2)}} {{id}}","description":"{{text}}. {{ending}}"} }"""), Audience.GameMaster) { Version = 2 };
    }
}
