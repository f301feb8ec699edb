namespace PluginHost.Rules.Layout.Tests;

public sealed class ParagraphTests
{
    private const string Filler = "Some more words that fill this line of the page up to its very end here";

    [Fact]
    public void Lines_set_close_are_one_paragraph_and_a_wider_distance_begins_another()
    {
        var blocks = Blocks(Page().Lines(50, 100, Filler, "and a last line.").Lines(50, 140, "Another one."));
        Assert.Equal([Filler + " and a last line.", "Another one."], Texts(blocks)[^2..]);
    }

    [Fact]
    public void An_indent_begins_a_paragraph()
    {
        var blocks = Blocks(Page().Lines(50, 100, Filler, Filler + ".").Lines(65, 124, "Indented as books do it, with some words up to the end of its line").Lines(50, 136, Filler + "."));
        Assert.Equal(2, Texts(blocks).Length - Texts(Blocks(Page())).Length);
    }

    [Fact]
    public void Numbered_items_keep_their_wrapped_lines()
    {
        var page = Page();
        for (var at = 0; at < 3; at++)
        {
            page.Text(50, 100 + (24 * at), $"{at + 1}.").Text(66, 100 + (24 * at), "Here is a thing that goes on to the very end of its own line and").Text(66, 112 + (24 * at), "ends in the next one.");
        }

        Assert.Equal(3, Texts(Blocks(page)).Count(static text => text.EndsWith("line and ends in the next one.", StringComparison.Ordinal)));
    }

    [Fact]
    public void Short_lines_below_each_other_are_paragraphs() =>
        Assert.Equal(["draw a sword", "open a door"], Texts(Blocks(Page().Lines(70, 140, "draw a sword", "open a door")))[^2..]);

    [Theory]
    [InlineData("Multiattack.", " It makes two attacks.", "Multiattack.", "It makes two attacks.")]
    [InlineData("Armor Class", " 17 (natural armor)", "Armor Class", "17 (natural armor)")]
    [InlineData("Bite", ". It bites.", "Bite.", "It bites.")]
    public void Bold_words_at_the_beginning_are_the_lead(string bold, string plain, string lead, string text)
    {
        var paragraph = Assert.IsType<Paragraph>(Blocks(Page().Lines(50, 140, bold + "|" + plain))[^1]);
        Assert.Equal((lead, text), (paragraph.Lead, paragraph.Text));
    }

    [Fact]
    public void Lines_that_begin_in_bold_after_short_ones_are_paragraphs_of_their_own()
    {
        var blocks = Blocks(Page().Lines(50, 140, "Armor Class| 12", "Hit Points| 30 (4d8 + 12)", "Speed| 30 ft."));
        Assert.Equal(["Armor Class", "Hit Points", "Speed"], blocks.TakeLast(3).Select(static block => ((Paragraph)block).Lead));
    }

    [Fact]
    public void Items_of_a_list_stay_together_and_keep_their_wrapped_lines()
    {
        var blocks = Blocks(Page().Text(60, 140, "•").Text(75, 140, "a first thing that wraps").Text(75, 152, "onto a second line").Text(60, 164, "• a second thing"));
        Assert.Equal(["a first thing that wraps onto a second line", "a second thing"], Assert.IsType<Bullets>(blocks[^1]).Items);
    }

    [Fact]
    public void A_soft_hyphen_at_the_end_of_a_line_always_goes() =>
        Assert.EndsWith("some wonderful words", Texts(Blocks(Page().Lines(50, 140, "Here are some wonder\u00ad", "ful words")))[^1], StringComparison.Ordinal);

    [Fact]
    public void A_hard_hyphen_goes_when_the_whole_word_is_seen_elsewhere() =>
        Assert.EndsWith("a lantern here", Texts(Blocks(Page().Lines(50, 140, "A lantern is seen.").Lines(50, 180, "There is a lan-", "tern here")))[^1], StringComparison.Ordinal);

    [Fact]
    public void A_hard_hyphen_stays_when_the_parted_word_is_seen_elsewhere() =>
        Assert.EndsWith("a half-elf here", Texts(Blocks(Page().Lines(50, 140, "A half-elf is seen.").Lines(50, 180, "There is a half-", "elf here")))[^1], StringComparison.Ordinal);

    [Fact]
    public void A_word_parted_at_the_end_of_a_page_is_mended()
    {
        var last = new Drawn(1).Column(50, 60, 10, "a", 70).Text(50, 180, "a sentence that ends in the middle of a won");
        var next = new Drawn(2).Text(50, 60, "derful word.").Column(50, 90, 10, "b", 70);
        var text = Likeness.Text(Drawn.Read(last.Text(265, 180, "-"), next).Blocks);
        Assert.Contains("middle of a wonderful word.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sentence_goes_on_over_the_page()
    {
        var blocks = Drawn.Read(new Drawn(1).Column(50, 60, 10, "a", 70), new Drawn(2).Text(50, 60, "and then it ends.").Column(50, 90, 10, "b", 70)).Blocks;
        Assert.Equal(2, blocks.Count);
        Assert.EndsWith("and then it ends.", ((Paragraph)blocks[0]).Text, StringComparison.Ordinal);
        Assert.Equal((1, 2), (blocks[0].Page, blocks[1].Page));
    }

    [Fact]
    public void Headings_are_ranked_by_size_and_weight_and_joined_when_they_wrap()
    {
        var page = Page().BoldText(50, 140, "A Chapter About the", 24).BoldText(50, 168, "Weather", 24).BoldText(50, 210, "Winds", 16).BoldText(50, 250, "Storms").Lines(50, 275, Filler);
        Assert.Equal([(1, "A Chapter About the Weather"), (2, "Winds"), (3, "Storms")], Blocks(page).OfType<Heading>().Select(static heading => (heading.Level, heading.Text)));
    }

    [Fact]
    public void Small_capitals_make_one_heading()
    {
        var page = Page().BoldText(50, 140, "S", 20).BoldText(60, 140, "TORMS AND", 15).BoldText(135, 140, "W", 20).BoldText(145, 140, "INDS", 15).Lines(50, 175, Filler);
        Assert.Equal("STORMS AND WINDS", Assert.Single(Blocks(page).OfType<Heading>()).Text);
    }

    [Fact]
    public void Raised_letters_stay_with_their_word() =>
        Assert.EndsWith("the 1st level", Texts(Blocks(Page().Text(50, 140, "the 1").Text(75, 136, "st", 6).Text(82, 140, " level")))[^1], StringComparison.Ordinal);

    [Fact]
    public void Letters_drawn_twice_to_look_bold_are_read_once() =>
        Assert.EndsWith("Storm", Texts(Blocks(Page().Text(50, 140, "Storm").Text(50.3, 140, "Storm")))[^1], StringComparison.Ordinal);

    private static Drawn Page() => new Drawn(1).Column(50, 300, 30, "body", 72).Lines(50, 60, "First.");

    private static List<Block> Blocks(Drawn page)
    {
        var blocks = Drawn.Read(page).Blocks.ToList();
        var body = blocks.FindIndex(static block => block is Paragraph paragraph && paragraph.Text.StartsWith("body0", StringComparison.Ordinal));
        return [.. blocks.Where((_, at) => at != body)];
    }

    private static string[] Texts(List<Block> blocks) => [.. blocks.Select(static block => block is Paragraph paragraph ? paragraph.Text : "")];
}
