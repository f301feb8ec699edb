using System.Text.Json;
using PluginHost.Campaigns.Generators;
using PluginHost.Campaigns.Personalities;
using PluginHost.Campaigns.Sheets;

namespace PluginHost.Campaigns.Tests.Personalities;

public sealed class PersonalityTests
{
    private const string Rules = "When you make a check, you roll the die and add your modifier. You must announce your target before you roll. If your total equals the target, you succeed. Each hero may use one action in your turn, and you cannot use it again unless a rule says so. ";

    private const string Tale = "I was a keeper then, and my lantern was the only light on the drowned causeway. We whispered of the nameless fog, and I dreamed of shadows beneath the ancient lantern. My brother vanished in silence, and I kept the lantern lit for him. ";

    public static TheoryData<string> Systems => [.. SheetWords.Systems];

    [Theory]
    [MemberData(nameof(Systems))]
    public void Every_system_has_a_personality_of_its_own(string system)
    {
        var own = DefaultPersonalities.Of(system).Value!;
        Assert.Null(own.Check());
        Assert.Equal(system, own.System);
        var said = Voice.Own.Preview(own, "A fight begins on the old road.").Value!;
        Assert.Contains("road", said, StringComparison.Ordinal);
        Assert.Contains(own.Tone, own.AsPrompt(), StringComparison.Ordinal);
        Assert.Equal(own, JsonSerializer.Deserialize(JsonSerializer.Serialize(own, PersonalityJson.Default.Personality), PersonalityJson.Default.Personality)! with { StyleDescriptors = own.StyleDescriptors, CommonPhrases = own.CommonPhrases, Vocabulary = own.Vocabulary });
    }

    [Fact]
    public void A_rulebook_and_a_tale_are_told_apart()
    {
        var rules = Extracted(Rules);
        var tale = Extracted(Tale);
        Assert.Equal(("authoritative", "instructional"), (rules.Tone, rules.Perspective));
        Assert.Equal(("mysterious", "first-person"), (tale.Tone, tale.Perspective));
        Assert.Contains("present tense", rules.StyleDescriptors);
        Assert.Contains("past tense", tale.StyleDescriptors);
        Assert.Contains("lantern", tale.Vocabulary.Keys);
        Assert.DoesNotContain("they", tale.Vocabulary.Keys);
        Assert.DoesNotContain("lantern", rules.Vocabulary.Keys);
        Assert.Contains(tale.CommonPhrases, static phrase => phrase.Contains("lantern", StringComparison.Ordinal));
    }

    [Fact]
    public void The_more_a_word_stands_out_the_more_it_weighs()
    {
        var made = Extracted(Tale + string.Concat(Enumerable.Repeat("The lantern, the lantern. ", 3)));
        Assert.True(made.Vocabulary["lantern"] > made.Vocabulary["vanished"]);
    }

    [Fact]
    public void Too_little_text_says_so_and_any_text_ends()
    {
        Assert.Equal("text", PersonalityExtractor.Extract("dnd5e", "Too short.").Error?.Field);
        Assert.NotNull(PersonalityExtractor.Extract("chess", string.Concat(Enumerable.Repeat(Tale, 9))).Error);
        Assert.True(PersonalityExtractor.Extract("generic", string.Concat(Enumerable.Repeat(new string('x', 10_000) + " ", 300))).Succeeded);
        Assert.True(PersonalityExtractor.Extract("generic", string.Concat(Enumerable.Range(0, 60_000).Select(static number => $"w{(char)('a' + (number % 26))}{(char)('a' + (number / 26 % 26))}{(char)('a' + (number / 676 % 26))} "))).Succeeded);
        Assert.NotNull(PersonalityExtractor.Extract("generic", new string('.', 1_000_000)).Error);
    }

    [Fact]
    public void An_edit_changes_what_it_names_and_nothing_else()
    {
        var own = DefaultPersonalities.Of("coc7e").Value!;
        var edited = new PersonalityEdit(Tone: "Grim", AddPhrases: ["Bring salt"], RemovePhrases: [own.CommonPhrases[0]], Vocabulary: new Dictionary<string, double> { ["horror"] = 0, ["salt"] = 4 }).Apply(own).Value!;
        Assert.Equal("grim", edited.Tone);
        Assert.Equal(own.Perspective, edited.Perspective);
        Assert.Equal([.. own.CommonPhrases.Skip(1), "Bring salt"], edited.CommonPhrases);
        Assert.Equal(4, edited.Vocabulary["salt"]);
        Assert.DoesNotContain("horror", edited.Vocabulary.Keys);
        Assert.Equal(own.Vocabulary["uncanny"], edited.Vocabulary["uncanny"]);
        Assert.Equal("tone", new PersonalityEdit(Tone: "sarcastic").Apply(own).Error?.Field);
        Assert.Equal("vocabulary", new PersonalityEdit(Vocabulary: new Dictionary<string, double> { ["salt"] = double.NaN }).Apply(own).Error?.Field);
        Assert.Equal("common_phrases", new PersonalityEdit(AddPhrases: ["two\nlines"]).Apply(own).Error?.Field);
    }

    [Fact]
    public void Words_are_changed_as_the_vocabulary_likes_and_names_are_not()
    {
        var own = DefaultPersonalities.Of("coc7e").Value!;
        Assert.Equal("the uncanny horror of Old Dark-hidden House", Swaps.Apply("the strange monster of Old Dark-hidden House", own.Vocabulary));
        Assert.Equal("the strange monster", Swaps.Apply("the strange monster", new Dictionary<string, double>()));
    }

    [Fact]
    public void Each_moment_has_words_in_each_tone()
    {
        foreach (var tone in Tones.All)
        {
            foreach (var moment in new[] { "plain", "turn", "success", "failure", "recap" })
            {
                var personality = DefaultPersonalities.Of("generic").Value! with { Tone = tone };
                var said = Voice.Own.Say(personality, new Saying(moment, "The gate holds.", "Ilvane <Marrow>"), "1");
                Assert.True(said.Succeeded, $"{moment} {tone}: {said.Error}");
                Assert.Contains(moment == "turn" ? "Ilvane <Marrow>" : "The gate holds.", said.Value, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void A_text_is_said_and_never_obeyed()
    {
        var own = DefaultPersonalities.Of("dnd5e").Value!;
        Assert.Contains("{{table \"x\"}} [[given]]", Voice.Own.Preview(own, "{{table \"x\"}} [[given]]").Value, StringComparison.Ordinal);
        Assert.NotNull(Voice.Own.Preview(own, new string('x', 20_000)).Error);
        var growing = Voice.With(TableText.Read($"[plain heroic]\n{string.Concat(Enumerable.Repeat("{{text}}", 20))}").Value!);
        Assert.Equal("too-large", growing.Preview(own, new string('x', 5_000)).Error?.Code);
    }

    private static Personality Extracted(string text) => PersonalityExtractor.Extract("generic", string.Concat(Enumerable.Repeat(text, 6)), "A source").Value!;
}
