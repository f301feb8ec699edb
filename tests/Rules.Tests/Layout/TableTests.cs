namespace PluginHost.Rules.Layout.Tests;

public sealed class TableTests
{
    [Fact]
    public void Cells_of_several_lines_are_joined_however_they_are_aligned()
    {
        var page = Page().BoldText(60, 100, "Winds of the North").Box(50, 106, 400, 107)
            .BoldText(60, 118, "Wind").BoldText(200, 118, "Effect").Box(50, 124, 400, 125)
            .Row(144, (60, "Breeze")).Row(138, (200, "Carries leaves")).Row(150, (200, "and small hats"))
            .Row(170, (60, "Gale"), (200, "Breaks trees")).Box(50, 157, 400, 177)
            .Row(192, (60, "Storm")).Row(186, (200, "Takes the roof")).Row(198, (200, "off a house")).Box(50, 204, 400, 205);
        var table = Table(page);
        Assert.Equal("Winds of the North", table.Caption);
        Assert.Equal(["Wind", "Effect"], table.Header);
        Assert.Equal(["Breeze | Carries leaves and small hats", "Gale | Breaks trees", "Storm | Takes the roof off a house"], Rows(table));
    }

    [Fact]
    public void Columns_without_any_rule_are_a_table_too()
    {
        var page = Page().BoldText(60, 100, "Level").BoldText(160, 100, "Gold").BoldText(260, 100, "Title");
        for (var at = 0; at < 5; at++)
        {
            page.Row(112 + (12 * at), (60, $"{at + 1}"), (160, $"{at * 100}"), (260, $"Rank {(char)('a' + at)}"));
        }

        var table = Table(page);
        Assert.Equal(["Level", "Gold", "Title"], table.Header);
        Assert.Equal("2 | 100 | Rank b", Rows(table)[1]);
        Assert.Equal(5, table.Rows.Count);
    }

    [Fact]
    public void A_wrapped_cell_aligned_with_the_top_of_its_row_is_joined()
    {
        var page = Page().BoldText(60, 100, "Roll").BoldText(160, 100, "What happens")
            .Row(120, (60, "1"), (160, "A cloud comes up from")).Row(132, (160, "the west.")).Row(152, (60, "2"), (160, "Nothing.")).Row(172, (60, "3"), (160, "Rain.")).Row(192, (60, "4"), (160, "Snow falls for as long")).Row(204, (160, "as an hour."));
        Assert.Equal(["1 | A cloud comes up from the west.", "2 | Nothing.", "3 | Rain.", "4 | Snow falls for as long as an hour."], Rows(Table(page)));
    }

    [Fact]
    public void A_table_that_goes_on_on_the_next_page_is_one_table_with_one_header()
    {
        var first = Rowed(Page().BoldText(60, 680, "Roll").BoldText(160, 680, "Result"), 692, 1, 8);
        var second = Rowed(new Drawn(2).BoldText(60, 60, "Roll").BoldText(160, 60, "Result"), 72, 9, 12).Column(50, 300, 20, "more", 72);
        var table = Assert.Single(Drawn.Read(first, second).Blocks.OfType<Table>());
        Assert.Equal(12, table.Rows.Count);
        Assert.Equal("12 | result n12", Rows(table)[^1]);
    }

    [Fact]
    public void A_bold_row_begins_the_next_table()
    {
        var page = Page().BoldText(60, 100, "d4").BoldText(160, 100, "Bond");
        Rowed(page, 112, 1, 4).BoldText(60, 160, "d6").BoldText(160, 160, "Flaw");
        Rowed(page, 172, 1, 6);
        Assert.Equal([4, 6], Drawn.Read(page).Blocks.OfType<Table>().Select(static table => table.Rows.Count));
    }

    [Fact]
    public void Justified_lines_are_text_however_far_their_words_are_driven_apart()
    {
        var narrow = new Drawn(1).Column(50, 60, 12, "a", 30).Text(50, 204, "these ").Text(94, 204, "few ").Text(128, 204, "words ").Text(172, 204, "here ok").Text(50, 216, "these ").Text(94, 216, "few ").Text(128, 216, "words ").Text(172, 216, "here ok").Column(50, 228, 12, "b", 30);
        Assert.DoesNotContain(Drawn.Read(narrow).Blocks, static block => block is Table);
    }

    [Fact]
    public void Names_set_in_columns_are_a_list_and_not_rows()
    {
        var page = Page().BoldText(60, 84, "Songs of the Bards");
        for (var at = 0; at < 8; at++)
        {
            page.Row(100 + (12 * at), (60, $"Song {(char)('A' + at)}"), (200, $"Tale {(char)('A' + at)}"), (340, $"Verse {(char)('A' + at)}"));
        }

        var blocks = Drawn.Read(page).Blocks;
        Assert.DoesNotContain(blocks, static block => block is Table);
        var texts = blocks.OfType<Paragraph>().Select(static paragraph => paragraph.Text).ToList();
        Assert.Equal(texts.IndexOf("Song H") + 1, texts.IndexOf("Tale A"));
    }

    private static Drawn Rowed(Drawn page, double top, int from, int to)
    {
        for (var at = from; at <= to; at++)
        {
            page.Row(top + (12 * (at - from)), (60, $"{at}"), (160, $"result n{at}"));
        }

        return page;
    }

    private static Drawn Page() => new Drawn(1).Column(50, 300, 30, "body", 72);

    private static Table Table(Drawn page) => Assert.Single(Drawn.Read(page).Blocks.OfType<Table>());

    private static List<string> Rows(Table table) => [.. table.Rows.Select(static row => string.Join(" | ", row))];
}
