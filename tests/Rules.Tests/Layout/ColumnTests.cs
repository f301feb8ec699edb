namespace PluginHost.Rules.Layout.Tests;

public sealed class ColumnTests
{
    [Fact]
    public void Two_columns_below_a_heading_over_both_are_read_one_after_the_other()
    {
        var reading = Drawn.Read(new Drawn(1).BoldText(150, 60, "The Weather of the Northern Isles", 20).Column(50, 100, 40, "left").Column(320, 100, 40, "right"));
        Assert.Equal("The Weather of the Northern Isles", Assert.IsType<Heading>(reading.Blocks[0]).Text);
        Assert.Equal([.. Enumerable.Range(0, 40).Select(static at => $"left{at}"), .. Enumerable.Range(0, 40).Select(static at => $"right{at}")], Names(reading));
    }

    [Fact]
    public void A_heading_over_both_columns_in_the_middle_of_a_page_parts_them()
    {
        var page = new Drawn(1).Column(50, 60, 20, "a").Column(320, 60, 20, "b").BoldText(50, 330, "Second", 18).Column(50, 360, 20, "c").Column(320, 360, 20, "d");
        var names = Names(Drawn.Read(page));
        Assert.True(names.IndexOf("b19") < names.IndexOf("c0"));
        Assert.True(names.IndexOf("c19") < names.IndexOf("d0"));
    }

    [Fact]
    public void Three_columns_are_read_from_left_to_right()
    {
        var names = Names(Drawn.Read(new Drawn(1).Column(30, 60, 30, "a", 32).Column(220, 60, 30, "b", 32).Column(410, 60, 30, "c", 32)));
        Assert.True(names.IndexOf("a29") < names.IndexOf("b0"));
        Assert.True(names.IndexOf("b29") < names.IndexOf("c0"));
    }

    [Fact]
    public void A_page_with_little_text_is_cut_where_the_others_are()
    {
        var pages = Enumerable.Range(1, 4).Select(static number => new Drawn(number).Column(50, 60, 40, $"{(char)(96 + number)}left").Column(320, 60, 40, $"{(char)(96 + number)}right")).ToList();
        pages.Add(new Drawn(5).Column(50, 60, 3, "last").Column(320, 60, 2, "end"));
        Assert.Equal(["last0", "last1", "last2", "end0", "end1"], Names(Drawn.Read([.. pages])).TakeLast(5));
    }

    [Fact]
    public void A_framed_sidebar_is_read_as_a_whole_and_does_not_cut_the_sentence_around_it()
    {
        var page = new Drawn(1).Column(50, 60, 20, "a").Column(320, 60, 40, "b").Box(45, 305, 295, 365)
            .BoldText(55, 320, "An Aside").Text(55, 334, "This stands in a box of its own, with").Text(55, 346, "some words about nothing.").Text(55, 358, "And an end.")
            .Text(50, 384, "and so the sentence from above goes on to its end.");
        var blocks = Drawn.Read(page).Blocks;
        var aside = blocks.ToList().FindIndex(static block => block is Heading { Text: "An Aside" });
        Assert.Contains("a19", Assert.IsType<Paragraph>(blocks[aside - 1]).Text, StringComparison.Ordinal);
        Assert.Contains("goes on to its end", Assert.IsType<Paragraph>(blocks[aside - 1]).Text, StringComparison.Ordinal);
        Assert.StartsWith("This stands", Assert.IsType<Paragraph>(blocks[aside + 1]).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_frame_of_four_strokes_is_a_sidebar_too()
    {
        var page = new Drawn(1).Column(50, 60, 20, "a").Column(320, 60, 40, "b")
            .Box(45, 305, 295, 306).Box(45, 365, 295, 366).Box(45, 305, 46, 366).Box(294, 305, 295, 366)
            .Text(55, 320, "This stands in a box of its own,").Text(55, 332, "with words about nothing, and").Text(55, 344, "then it ends.").Text(50, 384, "and so the sentence goes on.");
        var blocks = Drawn.Read(page).Blocks;
        Assert.EndsWith("and so the sentence goes on.", Assert.IsType<Paragraph>(blocks[0]).Text, StringComparison.Ordinal);
        Assert.EndsWith("then it ends.", Assert.IsType<Paragraph>(blocks[1]).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_as_wide_as_the_page_is_not_cut_where_the_columns_part()
    {
        var page = new Drawn(1).Column(50, 60, 20, "a").Column(320, 60, 20, "b").Column(50, 420, 20, "c").Column(320, 420, 20, "d").Box(50, 330, 560, 331);
        for (var row = 0; row < 4; row++)
        {
            page.Row(345 + (row * 16), (60, $"Wind {row}"), (200, "north"), (340, "cold"), (480, "loud")).Box(50, 350 + (row * 16), 560, 351 + (row * 16));
        }

        var blocks = Drawn.Read(page).Blocks.ToList();
        Assert.Equal(["Wind 3", "north", "cold", "loud"], Assert.Single(blocks.OfType<Table>()).Rows[3]);
        var names = Names(Drawn.Read(page));
        Assert.True(names.IndexOf("b19") < names.IndexOf("c0"));
    }

    [Fact]
    public void A_large_first_letter_belongs_to_its_word_and_the_lines_around_it_to_one_paragraph()
    {
        var page = new Drawn(1).Text(50, 84, "T", 34).Text(70, 60, "he wind came up over the hills and it did not", 10).Text(70, 72, "rest until all the leaves had gone away with it").Text(70, 84, "and even after that it went on through the whole");
        var blocks = Drawn.Read(page.Text(50, 96, "night, and nobody slept until the morning came by.").Column(50, 140, 30, "body", 54)).Blocks;
        Assert.StartsWith("The wind came up", Assert.IsType<Paragraph>(blocks[0]).Text, StringComparison.Ordinal);
        Assert.EndsWith("morning came by.", Assert.IsType<Paragraph>(blocks[0]).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Running_heads_and_page_numbers_go_and_leave_the_labels()
    {
        var pages = Enumerable.Range(1, 6).Select(static number => new Drawn(number).Text(60, 30, "Chapter of Winds").Column(50, 80, 40, $"p{number}x", 96).Text(290, 780, $"{number + 6}"));
        var reading = Drawn.Read([.. pages]);
        Assert.Equal(["7", "8", "9", "10", "11", "12"], reading.Labels);
        Assert.DoesNotContain("Chapter of Winds", Likeness.Text(reading.Blocks), StringComparison.Ordinal);
        Assert.Equal(240, Names(reading).Count);
    }

    [Fact]
    public void What_tops_some_pages_by_chance_is_no_running_head()
    {
        var pages = Enumerable.Range(1, 9).Select(static number => new Drawn(number).BoldText(50, 60, number % 3 == 0 ? "Actions" : $"Wind number {(char)('a' + number)}").Column(50, 90, 40, "p", 96));
        Assert.Equal(3, Drawn.Read([.. pages]).Blocks.Count(static block => block is Heading { Text: "Actions" }));
    }

    private static List<string> Names(PageReading reading) => [.. Likeness.Text(reading.Blocks).Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Where(static word => char.IsDigit(word[^1]))];
}
