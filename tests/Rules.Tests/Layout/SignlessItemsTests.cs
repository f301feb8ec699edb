namespace PluginHost.Rules.Layout.Tests;

public sealed class SignlessItemsTests
{
    [Fact]
    public void What_is_set_in_below_a_colon_is_a_list()
    {
        var blocks = Drawn.Read(new Drawn(1).Column(50, 30, 3, "word").Text(50, 80, "You carry:").Text(70, 92, "a lantern of brass").Text(70, 104, "a rope of hemp").Text(50, 116, "All else is lost.")).Blocks;
        Assert.Equal(["a lantern of brass", "a rope of hemp"], Assert.Single(blocks.OfType<Bullets>()).Items);
        Assert.Equal(new Paragraph(1, "All else is lost."), blocks[^1]);
    }

    [Fact]
    public void Paragraphs_that_hang_one_below_the_other_are_a_list()
    {
        var page = new Drawn(1).Column(50, 30, 3, "word");
        for (var at = 0; at < 3; at++)
        {
            page.Text(50, 90 + (24 * at), $"Item {at} goes on until its line is full at the right").Text(70, 102 + (24 * at), "and ends below it.");
        }

        Assert.Equal(3, Assert.Single(Drawn.Read(page).Blocks.OfType<Bullets>()).Items.Count);
    }

    [Fact]
    public void Fields_with_bold_names_and_indented_first_lines_are_none()
    {
        var fields = new Drawn(1).Column(50, 30, 3, "word").Lines(50, 90, "Armor Class| 12", "Hit Points| 20 of them").Text(50, 130, "It says:").Text(70, 142, "Only this one line is set in.");
        Assert.Empty(Drawn.Read(fields).Blocks.OfType<Bullets>());
    }
}
