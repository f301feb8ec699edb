using PluginHost.Rules.Understanding;

namespace PluginHost.Rules.Tests.Understanding.References;

public sealed class ReferenceTests
{
    [Fact]
    public void Chapters_headings_pages_and_names_are_linked()
    {
        var book = Book.Of(Pages.Document([new Heading(1, 1, "Chapter 1: Tides"), new Paragraph(1, "See chapter 9 and see the Toll Gates section; see page 2. The gloomcap waits, and drown the lantern helps. " + Pages.Prose(60)),
            new Heading(3, 1, "Chapter 9: Boats"), new Heading(3, 2, "Toll Gates"), new Paragraph(3, Pages.Prose(90)), .. Pages.Gloomcap(2), .. Pages.Lantern(2)]));
        var links = book.References.Where(link => link.From == book.Chunks[0].Key).ToList();
        Assert.Contains(links, static link => link is { Kind: ReferenceTarget.Section, Target: "chapter-9-boats", Words: "chapter 9" });
        Assert.Contains(links, static link => link.Target == "chapter-9-boats/toll-gates");
        Assert.Contains(links, static link => link is { Kind: ReferenceTarget.Section, Words: "see page 2" });
        Assert.Contains(links, link => link.Kind == ReferenceTarget.Entry && link.Target == book.Entries.OfType<Spell>().Single().Key && link.Words == "drown the lantern");
        Assert.DoesNotContain(links, static link => link.Words == "gloomcap");
    }

    [Fact]
    public void One_word_is_a_spells_name_only_where_the_text_says_so()
    {
        var naming = new Naming([new Spell("Ember") { Key = "ember" }]);
        Assert.Empty(naming.In("An ember glows in the ash."));
        Assert.Equal("Ember", Assert.Single(naming.In("You may cast Ember once.")).Words);
    }

    [Fact]
    public void An_index_is_no_content_and_names_its_entries_otherwise()
    {
        var book = Book.Of(Pages.Document([.. Pages.Gloomcap(1), new Heading(9, 1, "Index"), new Bullets(9, ["boats, 4, 7", "shadowshroom. See Gloomcap", "tides 12"])]));
        Assert.Equal(["shadowshroom"], book.Entries[0].Aliases);
        Assert.Contains("shadowshroom", book.Chunks[0].Tags);
        Assert.DoesNotContain(book.Chunks, static chunk => chunk.Text.Contains("tides", StringComparison.Ordinal));
    }

    [Fact]
    public void A_list_of_words_with_page_numbers_is_an_index_without_its_title() =>
        Assert.Empty(Book.Of(Pages.Document(new Heading(9, 1, "Where it is"), new Bullets(9, [.. Enumerable.Range(1, 12).Select(static number => $"boat {number} ..... {number}")]))).Chunks);

    [Fact]
    public void A_table_whose_last_column_is_numbers_is_no_index() =>
        Assert.Single(Book.Of(Pages.Document(new Heading(9, 1, "Tolls"), new Table(9, ["Gate", "Toll"], [.. Enumerable.Range(1, 12).Select(static number => (IReadOnlyList<string>)["gate", $"{number}"])]))).Chunks);

    [Fact]
    public void A_glossary_names_entries_otherwise_and_stays_content()
    {
        var book = Book.Of(Pages.Document([.. Pages.Gloomcap(1), new Heading(9, 1, "Glossary"), new Paragraph(9, "Gloomcap", "GC"), new Paragraph(9, "The time when the water comes.", "Tide.")]));
        Assert.Equal(["GC"], book.Entries[0].Aliases);
        Assert.Contains(book.Chunks, static chunk => chunk.Text.Contains("the water comes", StringComparison.Ordinal));
    }
}
