using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using PluginHost.Harness;

namespace PluginHost.EndToEnd.Tests;

/// <summary>A book that is being added while the host dies.</summary>
public sealed class InterruptedBookTests : IDisposable
{
    private const int Kills = 6;
    private const int Sections = 1_500;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_host_that_is_killed_while_it_reads_a_book_has_the_old_or_the_new_one_and_goes_on()
    {
        var book = Path.Combine(_folder.Path, "almanac.md");
        var data = Path.Combine(_folder.Path, "data");
        var random = new Random(20261121);
        for (var edition = 1; edition <= Kills; edition++)
        {
            await File.WriteAllTextAsync(book, Almanac(edition));
            await using (var host = await HostProcess.StartAsync(data))
            {
                var adding = HostProcess.RunAsync("sources", "add", book, "--data", data);
                await Task.Delay(random.Next(100, 2_500));
                await host.KillAsync();
                await adding;
            }

            await using var after = await HostProcess.StartAsync(data);

            // Whatever is there is whole: all of one edition.
            Assert.Contains(await EditionAsync(after), new[] { edition - 1, edition });
            await Patience.UntilAsync("the book is on the shelf", async () => await IsSettledAsync(after) ? "yes" : null);
            if (await EditionAsync(after) != edition)
            {
                // It died before it had written down what was asked of it.
                Assert.Equal(0, (await HostProcess.RunAsync("sources", "add", book, "--data", data)).Code);
            }

            Assert.Equal(edition, await EditionAsync(after));
            await after.StopAsync();
        }
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<bool> IsSettledAsync(HostProcess host) => (await ListAsync(host))["unfinished"]!.AsArray().Count == 0;

    /// <summary>Which edition answers, in one look at many of its sections; 0 when there is none.</summary>
    private static async Task<int> EditionAsync(HostProcess host)
    {
        var answer = await host.CallAsync("search", new JsonObject { ["query"] = "this entry stands in an edition of the almanac", ["max_results"] = 50 });
        var editions = answer["data"]!["results"]!.AsArray()
            .Where(static one => one!["source"]!.GetValue<string>() == "Almanac of Days" && one["title"]!.GetValue<string>() != "Almanac of Days")
            .Select(static one => EditionIn(one!["content"]!.GetValue<string>()))
            .ToHashSet();
        Assert.InRange(editions.Count, 0, 1);
        return editions.SingleOrDefault();
    }

    private static int EditionIn(string text) =>
        int.Parse(text[(text.IndexOf("edition ", StringComparison.Ordinal) + 8)..].Split(' ', '.')[0], CultureInfo.InvariantCulture);

    private static async Task<JsonNode> ListAsync(HostProcess host) => (await host.CallAsync("list_sources", []))["data"]!;

    private static string Almanac(int edition)
    {
        var text = new StringBuilder("# Almanac of Days\n\n");
        for (var section = 1; section <= Sections; section++)
        {
            text.Append(CultureInfo.InvariantCulture, $"## {Name(section)}\n\nThis entry stands in edition {edition} of the almanac. ");
            text.Append("It tells of the weather, the fair and the moon, of who pays for the boats and who may light the beacon, and what the watch does when the river rises; ");
            text.Append("whoever reads it aloud at the gate is heard for as long as the bell rings, and pays nothing for the ferry on the way home.\n\n");
        }

        return text.ToString();
    }

    /// <summary>A name that no other section has a word of.</summary>
    private static string Name(int section) => $"Day {string.Concat(section.ToString("D5", CultureInfo.InvariantCulture).Select(static digit => "bakodimelu".Substring((digit - '0') % 5 * 2, 2) + (char)('p' + (digit - '0') / 5)))}";
}
