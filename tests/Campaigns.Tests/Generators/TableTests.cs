using PluginHost.Campaigns.Generators;

namespace PluginHost.Campaigns.Tests.Generators;

public sealed class TableTests
{
    private const string Weather = """
        # Of the coast.
        [weather] 2d6
        2-5: rain from the [[side]]
        6-11: sun
        12: hail of [[3d1+2]] stones
        [side]
        3x west
        east | named = Dawnward
        [card] once
        ace
        king
        """;

    [Fact]
    public void Ranges_weights_nested_tables_and_dice_are_rolled()
    {
        var roller = new TableRoller(Of(Weather), new Chance("sky"));
        var seen = Enumerable.Range(0, 400).Select(_ => roller.Roll("Weather").Value!).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(["hail of 5 stones", "rain from the east", "rain from the west", "sun"], seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_table_of_dice_falls_as_its_dice_do()
    {
        const int Draws = 30_000;
        var roller = new TableRoller(Of(Weather), new Chance("falls"));
        var sun = Enumerable.Range(0, Draws).Count(_ => roller.Roll("weather").Value == "sun");

        // 25 of 36 throws of two dice make 6 to 11; five standard deviations.
        Assert.InRange(sun, (Draws * 25 / 36) - 400, (Draws * 25 / 36) + 400);
    }

    [Fact]
    public void What_was_drawn_stays_out_until_the_table_is_shuffled()
    {
        var roller = new TableRoller(Of(Weather), new Chance(1));
        Assert.NotEqual(roller.Roll("card").Value, roller.Roll("card").Value);
        Assert.Equal("empty", roller.Roll("card").Error?.Code);
        roller.Shuffle();
        Assert.True(roller.Roll("card").Succeeded);
    }

    [Fact]
    public void Within_a_text_an_empty_table_begins_anew()
    {
        var roller = new TableRoller(Of("[hand]\n[[card!]][[card!]][[card!]]\n[card]\n[[a|b]]"), new Chance(4));
        var hand = roller.Roll("hand").Value!;
        Assert.Equal(3, hand.Length);
        Assert.NotEqual(hand[0], hand[1]);
    }

    [Fact]
    public void A_roll_is_remembered_with_its_fields()
    {
        var tables = Of("[place]\nKell | lord = [[who := lord]]\n[lord]\n[[Ada|Ben|Cho]]\n[tale]\n[[home := place]] of [[$home.lord]], where [[$who]] rules [[$home]]");
        for (var seed = 0; seed < 20; seed++)
        {
            var tale = new TableRoller(tables, new Chance(seed)).Roll("tale").Value!;
            var lord = tale.Split(' ')[2].TrimEnd(',');
            Assert.Equal($"Kell of {lord}, where {lord} rules Kell", tale);
        }
    }

    [Theory]
    [InlineData("[a]\nand [[a]]")]
    [InlineData("[a]\n[[b]][[b]]\n[b]\n[[c]][[c]]\n[c]\n[[d]][[d]]\n[d]\n[[e]][[e]]\n[e]\n[[a]][[a]]")]
    [InlineData("[a]\n[[x := a]]")]
    [InlineData("[a]\n[[b]][[b]][[b]][[b]][[b]][[b]][[b]][[b]][[b]]\n[b]\n[[c]][[c]][[c]][[c]][[c]][[c]][[c]][[c]][[c]]\n[c]\n[[d]][[d]][[d]][[d]][[d]][[d]][[d]][[d]][[d]]\n[d]\n[[e]][[e]][[e]][[e]][[e]][[e]][[e]][[e]]\n[e]\nx")]
    public void A_table_that_calls_itself_or_far_too_many_is_refused(string text) =>
        Assert.Equal("too-large", new TableRoller(Of(text), new Chance(1)).Roll("a").Error?.Code);

    [Fact]
    public void A_text_that_grows_too_long_is_refused()
    {
        var roller = new TableRoller(Of("[a]\n" + string.Concat(Enumerable.Repeat("[[b]]", 100)) + "\n[b]\n" + new string('y', 3_000)), new Chance(1));
        Assert.Equal("too-large", roller.Roll("a").Error?.Code);
    }

    [Fact]
    public void Brackets_in_brackets_without_end_do_no_harm()
    {
        var deep = string.Concat(Enumerable.Repeat("[[a|", 900)) + string.Concat(Enumerable.Repeat("]]", 900));
        var roller = new TableRoller(TableSet.Empty, new Chance(1));
        _ = roller.Fill(deep);
        Assert.NotNull(roller.Fill("[[nowhere]]").Error);
        Assert.Equal("[[open", roller.Fill("[[open").Value);
    }

    [Theory]
    [InlineData("a line before any table")]
    [InlineData("[empty]")]
    [InlineData("[gap] 1d6\n1-2: a\n4-6: b")]
    [InlineData("[overlap] 1d6\n1-4: a\n4-6: b")]
    [InlineData("[dice] 2y6\n1: a")]
    [InlineData("[dice] 1d6\nno total")]
    [InlineData("[heavy]\n99999999x a")]
    public void What_is_no_table_is_refused_with_a_sentence(string text) => Assert.Equal("tables", TableText.Read(text).Error?.Field);

    [Fact]
    public void Tables_are_read_from_json_too()
    {
        var read = TableJson.Read("""{"tables":[{"name":"Coin","dice":"1d2","lines":[{"range":"1","text":"head"},{"range":"2","text":"tail","fields":{"Side":"back"}}]}]}""");
        var roller = new TableRoller(TableSet.Empty.With(read.Value!), new Chance(5));
        Assert.Equal(["head", "tail"], Enumerable.Range(0, 50).Select(_ => roller.Roll("coin").Value).Distinct().Order(StringComparer.Ordinal));
        Assert.NotNull(TableJson.Read("""{"tables":[{"name":"x","dice":"1d2","lines":[{"text":"head"}]}]}""").Error);
        Assert.NotNull(TableJson.Read("[[[").Error);
    }

    [Fact]
    public void What_no_table_gives_is_named() =>
        Assert.Equal(["a asks for [[nothing]]"], Of("[a]\n[[b]] [[2d6]] [[nothing]] [[x := b]] [[$x]]\n[b]\nc").Missing());

    private static TableSet Of(string text) => TableSet.Empty.With(TableText.Read(text).Value!);
}
