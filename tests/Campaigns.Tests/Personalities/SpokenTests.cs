using System.Text.Json;
using PluginHost.Campaigns.Personalities;
using PluginHost.Campaigns.Sheets;

namespace PluginHost.Campaigns.Tests.Personalities;

public sealed class SpokenTests : TableSuite
{
    private const string Names = "An old shadow, 17 wounds, magic missile and the house of the dead.";

    public static TheoryData<string> Moments => ["begin", "end", "scene", "recap", "life"];

    [Theory]
    [MemberData(nameof(Moments))]
    public void Whatever_is_said_stays_whole_and_is_said_the_same_again(string moment)
    {
        foreach (var (voice, seed) in SheetWords.Systems.Select(static system => DefaultPersonalities.Of(system).Value!).SelectMany(static voice => Enumerable.Range(0, 20).Select(number => (voice, $"s{number}"))))
        {
            var said = Spoken.Say(voice, moment, Names, "Ilvane", seed);
            Assert.Contains(Names, said, StringComparison.Ordinal);
            Assert.NotEqual(Names, said);
            Assert.Equal(said, Spoken.Say(voice, moment, Names, "Ilvane", seed));
        }
    }

    [Fact]
    public void Every_tone_has_its_own_words_for_every_moment()
    {
        foreach (var moment in new[] { "begin", "end", "scene", "recap", "life" })
        {
            var said = Tones.All.Select(tone => Spoken.Say(DefaultPersonalities.Of("generic").Value! with { Tone = tone }, moment, Names, "Ilvane", "one")).ToList();
            Assert.Equal(Tones.All.Count, said.Distinct(StringComparer.Ordinal).Count());
        }
    }

    [Fact]
    public async Task A_recap_is_told_in_the_campaigns_voice_unless_it_is_to_be_plain()
    {
        await DoneAsync(Gm, "start_session", """{"session_name":"The old road"}""");
        await DoneAsync(Gm, "add_session_note", """{"note":"A fight near the old house: 3 wounds."}""");
        var plain = Said(await DoneAsync(Kim, "recap"));
        Assert.StartsWith("Previously on Session 1, The old road:", plain, StringComparison.Ordinal);

        await DoneAsync(Gm, "set_active_personality", """{"system":"coc7e"}""");
        var told = await DoneAsync(Kim, "recap");
        Assert.Contains("Session 1, The old road.", Said(told), StringComparison.Ordinal);
        Assert.DoesNotContain("Previously on", Said(told), StringComparison.Ordinal);
        Assert.Contains("Noted: A fight near the old house: 3 wounds.", Said(told), StringComparison.Ordinal);
        Assert.Equal("coc7e", told.Data!.Value.GetProperty("voice").GetString());
        Assert.Equal(Said(told), Said(await DoneAsync(Kim, "recap")));

        var asPlain = await DoneAsync(Kim, "recap", """{"plain":true}""");
        Assert.Equal(plain, Said(asPlain));
        Assert.False(asPlain.Data!.Value.TryGetProperty("voice", out _));

        await DoneAsync(Gm, "set_active_personality", """{"system":"none"}""");
        Assert.Equal(plain, Said(await DoneAsync(Kim, "recap")));
    }

    [Fact]
    public async Task A_session_and_a_scene_begin_in_the_campaigns_voice_and_the_table_hears_of_it()
    {
        await DoneAsync(Gm, "set_active_personality", """{"system":"dnd5e"}""");
        Assert.StartsWith("The session has begun. ", Said(await DoneAsync(Gm, "start_session")), StringComparison.Ordinal);
        Assert.Equal("Onward! The scene is The reef.", Said(await DoneAsync(Gm, "set_scene", """{"scene":"The reef"}""")));
        Assert.Contains("Onward! The scene is The reef.", Said(await DoneAsync(Kim, "recap")), StringComparison.Ordinal);
        Assert.Contains("The scene is The cave.", Said(await DoneAsync(Gm, "set_scene", """{"scene":"The cave","hidden":true}""")), StringComparison.Ordinal);
        Assert.DoesNotContain("The cave", Said(await DoneAsync(Kim, "recap")), StringComparison.Ordinal);
        Assert.Contains("The cave", Said(await DoneAsync(Gm, "recap")), StringComparison.Ordinal);
        Assert.StartsWith("The session is over. ", Said(await DoneAsync(Gm, "end_session")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_made_up_past_is_told_in_the_campaigns_voice_and_all_else_stays()
    {
        const string Wish = """{"system":"generic","level":2,"seed":"tide","name":"Ilvane"}""";
        var plain = (await DoneAsync(Gm, "generate_character", Wish)).Data!.Value.GetProperty("sheet");
        await DoneAsync(Gm, "set_active_personality", """{"system":"dnd5e"}""");
        var made = (await DoneAsync(Gm, "generate_character", Wish)).Data!.Value;
        var told = made.GetProperty("sheet");
        var past = plain.GetProperty("notes").GetProperty("backstory").GetString()!;
        Assert.Equal($"Remember the name of Ilvane. {past}", told.GetProperty("notes").GetProperty("backstory").GetString());
        Assert.Contains(made.GetProperty("remarks").EnumerateArray(), static remark => remark.GetString()!.Contains("the campaign's voice (dnd5e, heroic)", StringComparison.Ordinal));
        foreach (var part in plain.EnumerateObject().Where(static part => part.Name != "notes"))
        {
            Assert.True(JsonElement.DeepEquals(part.Value, told.GetProperty(part.Name)), part.Name);
        }
    }
}
