using PluginHost.Rules.Index;

namespace PluginHost.Rules.Tests;

/// <summary>Phrases of words that are nearly everywhere are gone along block by block: in short texts and long ones, dense and less dense, alone and as a part.</summary>
public sealed class FrequentPhraseTests
{
    private static readonly string[] Words = ["the", "of", "and", "it", "can", "seldom", "rare"];
    private static readonly int[] Shares = [400, 250, 150, 100, 60, 20, 1];

    [Theory]
    [InlineData(1, 30)]
    [InlineData(2, 120)]
    [InlineData(3, 900)]
    public void Are_found_where_looking_at_every_chunk_finds_them(int seed, int longest)
    {
        using var folder = new Folder();
        using var index = OracleTests.Opened(folder, Weighing.Default, words: 1_000_000);
        using var oracle = new Exhaustive(Weighing.Default);
        var random = new Random(seed);
        var chunks = Enumerable.Range(0, 1_400).Select(id => Chunk(id, random, longest)).ToList();
        var gone = Enumerable.Range(0, 60).Select(_ => (long)random.Next(1_400)).ToList();
        index.Change(chunks, []);
        index.Change([], gone);
        oracle.Change(chunks, []);
        oracle.Change([], gone);
        for (var question = 0; question < 120; question++)
        {
            var phrase = new PhraseQuery([.. Enumerable.Range(0, random.Next(2, 4)).Select(_ => random.Next(9) == 0 ? "" : Word(random))]);
            Query asked = random.Next(3) switch
            {
                0 => new AllQuery([phrase, new TermQuery(Word(random))]),
                1 => new AnyQuery([phrase, new TermQuery(Word(random)), new PhraseQuery([Word(random), Word(random)])]),
                _ => phrase,
            };
            var all = oracle.Search(asked, int.MaxValue);
            foreach (var count in new[] { 1, 10, 2_000 })
            {
                OracleTests.Same(all, index.Search(asked, count), count);
            }
        }
    }

    [Fact]
    public void Rows_of_places_meet_where_their_numbers_do()
    {
        var random = new Random(5);
        for (var time = 0; time < 4_000; time++)
        {
            var (width, later) = (random.Next(1, 18), random.Next(-3, 4) * (random.Next(20) == 0 ? 9_000 : 1));
            var (ones, others) = (Places(random, width), Places(random, width));
            Assert.Equal(ones.Count(place => others.Contains(place + later)), Followed(ones, others, width, later));
        }
    }

    [Theory]
    [InlineData(0, 40)]
    [InlineData(40, 0)]
    [InlineData(0, 0)]
    public void A_row_without_places_meets_none_whatever_lies_behind_it(int ones, int others) =>
        Assert.Equal(0, Followed([.. Enumerable.Range(0, ones)], [.. Enumerable.Range(0, others)], 2, 0));

    private static unsafe int Followed(List<int> ones, List<int> others, int width, int later)
    {
        var packed = new Bytes();
        Packing.PackLoose([.. Gaps(ones), .. Gaps(others)], width, packed);
        fixed (byte* bits = (byte[])[.. packed.Written, .. new byte[Row.Touched]])
        {
            return new Row(bits, 0, width, ones.Count).Followed(new Row(bits, (long)ones.Count * width, width, others.Count), later);
        }
    }

    private static IEnumerable<uint> Gaps(List<int> places) => places.Select((place, at) => (uint)(place - (at == 0 ? 0 : places[at - 1])));

    private static List<int> Places(Random random, int width)
    {
        var (places, place) = (new List<int>(), 0);
        for (var count = random.Next(1, random.Next(3) == 0 ? 40 : 9); count > 0; count--)
        {
            place += random.Next(places.Count == 0 ? 0 : 1, 1 << random.Next(1, width + 1));
            places.Add(place);
        }

        return places;
    }

    private static IndexedChunk Chunk(long id, Random random, int longest) => new(
        id,
        [
            new(Fields.Title, Some(random, 4)),
            new(Fields.Body, Some(random, random.Next(1, longest))),
            .. random.Next(5) == 0 ? new FieldTerms[] { new(Fields.Tags, Some(random, 3)), new(Fields.Section, Some(random, 5)) } : [],
        ],
        []);

    private static string[] Some(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.Next(6) == 0 ? "" : Word(random))];

    private static string Word(Random random)
    {
        var at = 0;
        for (var drawn = random.Next(Shares.Sum()); drawn >= Shares[at]; at++)
        {
            drawn -= Shares[at];
        }

        return Words[at];
    }
}
