using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Obs.Tests;

public sealed class CueTests
{
    [Theory]
    [InlineData("""{"type":"combat","id":"combat","set":{"round":1}}""", Cues.CombatStarts)]
    [InlineData("""{"type":"combat","id":"combat","set":{"round":2},"was":{"round":1}}""", null)]
    [InlineData("""{"type":"combat","id":"combat","set":{"turn":"a"}}""", null)]
    [InlineData("""{"type":"combat","id":"combat","unset":["round","turn"],"was":{"round":1,"turn":"a"}}""", Cues.CombatEnds)]
    [InlineData("""{"type":"stage","id":"stage","set":{"blank":true}}""", Cues.Blank)]
    [InlineData("""{"type":"stage","id":"stage","unset":["blank"],"was":{"blank":true}}""", Cues.Unblank)]
    [InlineData("""{"type":"npc","id":"x","set":{"round":1,"blank":true}}""", null)]
    [InlineData("""{"type":7,"set":[1,"round"],"unset":"round"}""", null)]
    [InlineData("[]", null)]
    public void A_cue_is_given_by_what_everyone_sees_of_the_table(string data, string? expected) => Assert.Equal(expected, Cues.Of(Happened(data)));

    [Fact]
    public void A_blanked_event_and_one_of_another_kind_give_none()
    {
        var fight = Happened("""{"type":"combat","set":{"round":1}}""");
        Assert.Null(Cues.Of(fight with { Redacted = true }));
        Assert.Null(Cues.Of(fight with { Kind = "dice/rolled" }));
    }

    [Fact]
    public void Every_page_but_the_preview_is_a_source_and_the_first_shows_everything()
    {
        Assert.Equal("overlay", OverlayPages.All[0].Name);
        Assert.DoesNotContain(OverlayPages.All, static page => page.Name.Contains("preview", StringComparison.Ordinal));
        Assert.Contains(OverlayPages.All, static page => page is { Path: "dice.html", Source: "PluginHost dice" });
    }

    private static TableEvent Happened(string data) => new()
    {
        Id = "e",
        Campaign = "c",
        Step = "s",
        Kind = "campaigns/entity-changed",
        Version = 2,
        Data = JsonElement.Parse(data),
        Audience = Audience.Everyone,
    };
}
