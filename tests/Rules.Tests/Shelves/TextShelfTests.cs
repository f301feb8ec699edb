namespace PluginHost.Rules.Tests;

/// <summary>A shelf that changed answers as one that was made of the same texts.</summary>
public sealed class TextShelfTests
{
    private static readonly string[] Words = ["harbour", "lantern", "lanterns", "gull", "drowned", "keeper", "keeping", "kept", "salt", "salty", "bell", "reef", "captain", "captaincy", "debt", "storm", "stormy", "oath", "of", "the"];
    private static readonly string[] Asked = ["harbor", "lantrens", "keeper", "the drowned keeper", "stormy captain", "salt bell", "oath of the reef", "capt", "kepper of salt", "gul", "\"bell reef\"", "debts", "zzz", "lantern 3"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void After_any_changes_the_same_is_found_as_on_a_new_shelf(int seed)
    {
        var random = new Random(seed);
        var now = new List<ShelfText>();
        var earlier = new List<List<ShelfText>> { new() };
        var shelf = new TextShelf([]);
        for (var round = 0; round < 60; round++)
        {
            now = Changed(now, earlier, random);
            earlier.Add(now);
            shelf.Change(now);
            var made = new TextShelf(now);
            foreach (var question in Asked)
            {
                Same(made.Find(question, null, 10), shelf.Find(question, null, 10), $"seed {seed}, round {round}: {question}");
                Same(made.Find(question, "npc", 3), shelf.Find(question, "npc", 3), $"seed {seed}, round {round}: {question} (npc)");
            }
        }
    }

    [Fact]
    public void Very_many_that_come_in_between_are_found_in_their_order()
    {
        var now = new List<ShelfText> { Text("first", "Bell", "npcs"), Text("last", "Bell", "npcs") };
        var shelf = new TextShelf(now);
        for (var number = 0; number < 100; number++)
        {
            now = [now[0], Text($"n{number}", "Bell", "npcs"), .. now[1..]];
            shelf.Change(now);
        }

        Assert.Equal(["first", "n99", "n98"], shelf.Find("bell", null, 3).Hits.Select(static hit => hit.Found.Id));
        Same(new TextShelf(now).Find("bell", null, 100), shelf.Find("bell", null, 100), "all of them");
    }

    private static List<ShelfText> Changed(List<ShelfText> now, List<List<ShelfText>> earlier, Random random)
    {
        // Taking back is being as it was before.
        if (random.Next(6) == 0)
        {
            return earlier[random.Next(earlier.Count)];
        }

        var next = now.ToList();
        for (var changes = random.Next(1, 6); changes > 0; changes--)
        {
            var at = random.Next(next.Count + 1);
            switch (random.Next(5))
            {
                case 0 when next.Count > at:
                    next.RemoveAt(at);
                    break;
                case 1 when next.Count > at:
                    next[at] = Random(next[at].Id, random);
                    break;
                case 2 when next.Count > at:
                    var moved = next[at];
                    next.RemoveAt(at);
                    next.Insert(random.Next(next.Count + 1), moved);
                    break;
                case 3 when next.Count > at:
                    next.Insert(random.Next(next.Count + 1), Random(next[at].Id, random));
                    break;
                default:
                    next.Insert(at, Random($"t{random.Next(1_000)}", random));
                    break;
            }
        }

        return next;
    }

    private static ShelfText Random(string id, Random random) => Text(id, Said(random, 1, 3), random.Next(2) == 0 ? "npcs" : "places") with
    {
        Body = Said(random, 0, 30),
        Tags = random.Next(3) == 0 ? [Said(random, 1, 2)] : [],
        Labels = random.Next(2) == 0 ? ["npc"] : ["place"],
    };

    private static string Said(Random random, int least, int most) => string.Join(' ', Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => random.Next(15) == 0 ? $"{random.Next(9)}" : Words[random.Next(Words.Length)]));

    private static ShelfText Text(string id, string title, string section) => new(id, title, section, "", [], []);

    private static void Same(ShelfAnswer expected, ShelfAnswer actual, string what)
    {
        Assert.True(expected.Hits.Select(static hit => (hit.Found, hit.Score, hit.Text)).SequenceEqual(actual.Hits.Select(static hit => (hit.Found, hit.Score, hit.Text))), what);
        Assert.True(expected.DidYouMean == actual.DidYouMean, what);
        Assert.True(expected.Suggestions.SequenceEqual(actual.Suggestions, StringComparer.Ordinal), what);
    }
}
