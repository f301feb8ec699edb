using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Tests;

public sealed class StageTests : TableSuite
{
    [Fact]
    public async Task A_blank_stage_is_blank_for_everyone_until_it_is_not_or_was_undone()
    {
        await DoneAsync(Gm, "blank_overlays");
        Assert.True((await StageAsync()).GetProperty("blank").GetBoolean());
        await DoneAsync(Gm, "undo");
        Assert.False((await StageAsync()).GetProperty("blank").GetBoolean());
        await DoneAsync(Gm, "redo");
        Assert.True((await StageAsync()).GetProperty("blank").GetBoolean());
        await DoneAsync(Gm, "blank_overlays", """{"on":false}""");
        Assert.False((await StageAsync()).GetProperty("blank").GetBoolean());
    }

    [Fact]
    public async Task The_spotlight_shows_who_everyone_knows_and_refuses_who_is_secret()
    {
        await DoneAsync(Gm, "add_character", """{"name":"Ilvane","player":"Kim","max_hp":30}""");
        await DoneAsync(Gm, "update_campaign_data", """{"data_type":"npcs","data":{"name":"Mother Harrow","role":"innkeeper"}}""");
        await DoneAsync(Gm, "add_combatant", """{"name":"Cellar Lurker","hidden":true}""");

        await DoneAsync(Gm, "spotlight", """{"who":"ilvane"}""");
        Assert.Equal("Ilvane", await SpotlightAsync());
        await DoneAsync(Gm, "spotlight", """{"who":"Kim"}""");
        Assert.Equal("Kim", await SpotlightAsync());
        Assert.Equal("hidden", (await RefusedAsync(Gm, "spotlight", """{"who":"Mother Harrow"}""")).Code);
        Assert.Equal("hidden", (await RefusedAsync(Gm, "spotlight", """{"who":"Cellar Lurker"}""")).Code);
        Assert.Equal("not-found", (await RefusedAsync(Gm, "spotlight", """{"who":"Nobody"}""")).Code);

        await DoneAsync(Gm, "share", """{"id":"Mother Harrow","audience":["everyone"]}""");
        await DoneAsync(Gm, "spotlight", """{"who":"Mother Harrow"}""");
        Assert.Equal("Mother Harrow", await SpotlightAsync());
        await DoneAsync(Gm, "share", """{"id":"Mother Harrow","audience":["gm"]}""");
        Assert.Null(await SpotlightAsync());
        await DoneAsync(Gm, "reveal", """{"combatant_id":"Cellar Lurker"}""");
        await DoneAsync(Gm, "spotlight", """{"who":"Cellar Lurker"}""");
        Assert.Equal("Cellar Lurker", await SpotlightAsync());
        await DoneAsync(Gm, "spotlight");
        Assert.Null(await SpotlightAsync());
    }

    [Fact]
    public async Task A_lower_third_says_since_when_it_is_there_and_how_long()
    {
        await DoneAsync(Gm, "lower_third", """{"title":"The Gull Inn","text":"Low tide","seconds":20}""");
        var shown = (await StageAsync()).GetProperty("lowerThird");
        Assert.Equal(("The Gull Inn", "Low tide", 20), (shown.GetProperty("title").GetString(), shown.GetProperty("text").GetString(), shown.GetProperty("seconds").GetInt32()));
        Assert.Equal(Time.GetUtcNow(), shown.GetProperty("since").GetDateTimeOffset());
        Assert.Equal("title", (await RefusedAsync(Gm, "lower_third", """{"title":"a\nb"}""")).Field);
        await DoneAsync(Gm, "lower_third");
        Assert.False((await StageAsync()).TryGetProperty("lowerThird", out _));
    }

    [Fact]
    public async Task A_handout_is_shown_only_after_it_was_revealed_and_never_what_is_secret_of_it()
    {
        await DoneAsync(Gm, "update_campaign_data", """{"data_type":"handouts","data":{"name":"The keeper's letter","text":"Do not light the lamp.","secret":"forged by Oddo"}}""");
        Assert.Equal("hidden", (await RefusedAsync(Gm, "show_handout", """{"id":"The keeper's letter"}""")).Code);
        await DoneAsync(Gm, "share", """{"id":"The keeper's letter","audience":["everyone"]}""");
        await DoneAsync(Gm, "show_handout", """{"id":"The keeper's letter"}""");
        foreach (var audience in new[] { Audience.Everyone, Gm.Audience })
        {
            var stage = (await PartsAsync(audience))["stage"];
            Assert.Equal("Do not light the lamp.", stage.GetProperty("handout").GetProperty("text").GetString());
            Assert.DoesNotContain("forged", stage.GetRawText(), StringComparison.Ordinal);
        }

        await DoneAsync(Gm, "share", """{"id":"The keeper's letter","audience":["gm"]}""");
        Assert.False((await StageAsync()).TryGetProperty("handout", out _));
    }

    [Fact]
    public async Task The_clock_says_when_session_and_turn_began_and_nothing_of_a_hidden_turn()
    {
        await DoneAsync(Gm, "start_session", """{"session_name":"Low tide"}""");
        var began = Time.GetUtcNow();
        await DoneAsync(Gm, "set_initiative", """{"initiative_order":[{"name":"Oddo","initiative":20,"is_player":true},{"name":"Lurker","initiative":9,"hidden":true}]}""");
        Time.Advance(TimeSpan.FromMinutes(5));
        await DoneAsync(Gm, "next_turn");
        var turn = Time.GetUtcNow();
        Time.Advance(TimeSpan.FromMinutes(1));
        await DoneAsync(Gm, "next_turn");

        var clock = (await StageAsync()).GetProperty("clock");
        Assert.Equal(("Low tide", "Oddo", 1), (clock.GetProperty("session").GetString(), clock.GetProperty("turn").GetString(), clock.GetProperty("round").GetInt32()));
        Assert.Equal((began, turn), (clock.GetProperty("started").GetDateTimeOffset(), clock.GetProperty("turnSince").GetDateTimeOffset()));
        await ReopenAsync();
        Assert.Equal(clock.GetRawText(), (await StageAsync()).GetProperty("clock").GetRawText());
    }

    private async Task<string?> SpotlightAsync() =>
        (await StageAsync()).TryGetProperty("spotlight", out var spotlight) ? spotlight.GetProperty("name").GetString() : null;

    private async Task<JsonElement> StageAsync() => (await PartsAsync(Audience.Everyone))["stage"];
}
