using System.Text.Json;
using PluginHost.Rules.Understanding;

namespace PluginHost.Rules.Tests.Understanding.Learning;

public sealed class LearningTests
{
    private static Block[] Named(string name, Block[] blocks) => [((Heading)blocks[0]) with { Text = name }, .. blocks[1..]];

    private static Document Bestiary(string publisher, params string[] names) =>
        Pages.Document(names.SelectMany(static name => Named(name, Pages.Gloomcap(2, "Guard")))) with { Imprint = new(Publisher: publisher) };

    [Fact]
    public void A_publishers_spelling_is_learned_from_what_stands_behind_it()
    {
        var book = Book.Of(Bestiary("Fen Press", "Gloomcap", "Mudwight"));
        Assert.Equal(new LearnedLabel("guard", "armor_class", 2), Assert.Single(book.Pattern.Labels));
        Assert.All(book.Entries.Cast<Monster>(), static monster => Assert.Equal((13, 0), (monster.ArmorClass, monster.Missing.Count)));
        Assert.Equal(new LearnedLevel(ContentType.Monster, 2, 2), Assert.Single(book.Pattern.Levels));
        Assert.InRange(book.Pattern.Confidence, 0.1, 0.9);
    }

    [Fact]
    public void What_one_book_taught_is_used_in_the_next_of_the_same_publisher_only()
    {
        Pattern[] known = [Book.Of(Bestiary("Fen Press", "Gloomcap", "Mudwight", "Eelmother")).Pattern];
        Assert.Equal(13, ((Monster)Book.Of(Bestiary("Fen Press", "Reedling"), known).Entries[0]).ArmorClass);
        Assert.Null(((Monster)Book.Of(Bestiary("Fen Press", "Reedling")).Entries[0]).ArmorClass);
        var other = Pages.Document(Pages.Gloomcap()) with { Imprint = new(Publisher: "Others") };
        Assert.Null(Patterns.For(other.Imprint, "generic", other.Blocks, known));
    }

    [Fact]
    public void A_correction_holds_when_the_book_is_read_again()
    {
        Correction[] said = [new("gloomcap", Field: "armor_class", Value: "15 (bark)"), new("drown-the-lantern") { NoEntry = true }, new("bog", Type: ContentType.Faction)];
        Block[] blocks = [.. Pages.Gloomcap(1), .. Pages.Lantern(1), new Heading(8, 1, "Bog"), new Paragraph(8, "They take coins.")];
        var book = Book.Of(Pages.Document([new Paragraph(1, "New words before it."), .. blocks]), corrections: said);
        Assert.Equal((15, "bark"), (book.Entries.OfType<Monster>().Single().ArmorClass!.Value, book.Entries.OfType<Monster>().Single().ArmorNote));
        Assert.Empty(book.Entries.OfType<Spell>());
        Assert.Equal(ContentType.Faction, Assert.Single(book.Entries.OfType<Described>()).Type);
        Assert.Equal(Book.Of(Pages.Document(blocks)).Entries.OfType<Monster>().Single().Key, book.Entries.OfType<Monster>().Single().Key);
    }

    [Fact]
    public void Patterns_corrections_and_entries_can_be_kept_as_json()
    {
        var book = Book.Of(Bestiary("Fen Press", "Gloomcap", "Mudwight"));
        var pattern = JsonSerializer.Deserialize(JsonSerializer.Serialize(book.Pattern, EntryJson.Default.Pattern), EntryJson.Default.Pattern)!;
        Assert.Equal((book.Pattern.Publisher, book.Pattern.Labels[0], book.Pattern.Confidence), (pattern.Publisher, pattern.Labels[0], pattern.Confidence));
        var entry = JsonSerializer.Deserialize(JsonSerializer.Serialize(book.Entries[0], EntryJson.Default.Entry), EntryJson.Default.Entry);
        Assert.Equal(EntryText.Of(book.Entries[0]), EntryText.Of(Assert.IsType<Monster>(entry)));
        Assert.Equal(book.Entries[0].Key, entry.Key);
        var correction = new Correction("a/b", ContentType.Spell) { NoEntry = true };
        Assert.Equal(correction, JsonSerializer.Deserialize(JsonSerializer.Serialize(correction, EntryJson.Default.Correction), EntryJson.Default.Correction));
    }
}
