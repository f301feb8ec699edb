using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Obs.Tests;

public sealed class ObsFeedTests
{
    private static readonly ObsFeed Feed = new();

    private static readonly FeedView Fight = View(
        ("initiative", """{"order":[{"name":"Mira","initiative":17,"isPlayer":true},{"name":"Brine Husk","initiative":9,"isPlayer":false,"state":"bloodied"}],"currentTurn":1,"round":3}"""),
        ("party", """[{"name":"Mira","hp":{"current":21,"max":30},"conditions":[]}]"""),
        ("rolls", """[{"id":"e1","total":12}]"""),
        ("secrets", """{"plan":"ambush"}"""));

    [Fact]
    public async Task A_new_viewer_gets_the_order_the_party_and_the_history_and_no_toast()
    {
        var messages = await OpenAsync(Fight);

        Assert.Equal(["blank", "initiative_update", "character_status", "dice_history", "spotlight", "lower_third", "handout", "map", "poll", "clock", "stage_update"], messages.Select(Type));
        Assert.Equal(
            """{"type":"initiative_update","order":[{"name":"Mira","initiative":17,"isPlayer":true},{"name":"Brine Husk","initiative":9,"isPlayer":false,"state":"bloodied"}],"currentTurn":1,"round":3}""",
            messages[1]);
        Assert.DoesNotContain(messages, message => message.Contains("ambush", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_campaign_where_nothing_happened_yet_shows_empty_lists() => Assert.Equal(
        [
            """{"type":"blank","on":false}""",
            """{"type":"initiative_update","order":[],"currentTurn":-1,"round":0}""",
            """{"type":"character_status","party":[]}""",
            """{"type":"dice_history","rolls":[]}""",
            """{"type":"spotlight","shown":false}""",
            """{"type":"lower_third","shown":false}""",
            """{"type":"handout","shown":false}""",
            """{"type":"map","shown":false}""",
            """{"type":"poll","shown":false}""",
            """{"type":"clock"}""",
            """{"type":"stage_update","blank":false,"on":[]}""",
        ],
        await OpenAsync(View()));

    [Theory]
    [InlineData("initiative", "initiative_update")]
    [InlineData("party", "character_status")]
    public async Task Only_the_part_that_changed_is_sent(string part, string type) =>
        Assert.Equal([type], (await NextAsync(Fight with { Changed = [part] }, Event("combat/turn-began"))).Select(Type));

    [Fact]
    public async Task A_change_that_no_overlay_shows_sends_nothing() =>
        Assert.Empty(await NextAsync(Fight with { Changed = ["secrets", "rolls"] }, Event("campaign/note-added")));

    [Fact]
    public async Task A_roll_is_told_with_its_breakdown_and_an_id_that_a_page_can_tell_apart()
    {
        var rolled = Event("dice/rolled", """{"player":"Mira","expression":"1d20-2","total":15,"breakdown":"1d20 (17) - 2 = 15","dice":[{"sides":20,"value":17}],"seed":99}""");

        Assert.Equal(
            ["""{"type":"dice_roll","id":"e7","at":"2026-11-21T20:00:00+00:00","player":"Mira","total":15,"expression":"1d20-2","breakdown":"1d20 (17) - 2 = 15","dice":[{"sides":20,"value":17}]}"""],
            await NextAsync(Fight, rolled));
    }

    [Theory]
    [InlineData("dice/explained", """{"total":1}""", false)]
    [InlineData("dice/rolled", """{"total":1}""", true)]
    [InlineData("dice/rolled", "[]", false)]
    public async Task What_is_no_roll_or_was_redacted_makes_no_toast(string kind, string data, bool redacted) =>
        Assert.Empty(await NextAsync(Fight, Event(kind, data) with { Redacted = redacted }));

    [Fact]
    public async Task What_is_on_stage_is_told_whole_part_by_part()
    {
        var messages = await NextAsync(Stage(blank: false) with { Changed = ["stage"] }, Event("campaigns/entity-changed", """{"type":"stage","set":{"lower/title":"Low tide"}}"""));

        Assert.Equal(["spotlight", "lower_third", "handout", "map", "poll", "clock", "stage_update"], messages.Select(Type));
        Assert.Equal("""{"type":"spotlight","shown":true,"name":"Mira","title":"Smuggler"}""", messages[0]);
        Assert.Equal("""{"type":"poll","shown":true,"id":"p","votes":3}""", messages[4]);
        Assert.Equal("""{"type":"clock","round":3}""", messages[5]);
        Assert.Equal("""{"type":"stage_update","blank":false,"on":["spotlight","poll"]}""", messages[6]);
    }

    [Theory]
    [InlineData("campaigns/voted", """{"poll":"p","option":1,"voter":"x"}""", new[] { "poll" })]
    [InlineData("campaigns/entity-changed", """{"type":"token","set":{"x":3}}""", new[] { "map" })]
    [InlineData("campaigns/entity-changed", """{"type":"fog","set":{"areas/#0000":"0 0 1 1"}}""", new[] { "map" })]
    [InlineData("campaigns/entity-changed", """{"type":"combat","set":{"turn":"a"}}""", new[] { "map", "clock" })]
    public async Task A_change_of_one_thing_sends_only_the_parts_that_it_can_have_changed(string kind, string data, string[] types) =>
        Assert.Equal(types, (await NextAsync(Stage(blank: false) with { Changed = ["stage"] }, Event(kind, data))).Select(Type));

    [Fact]
    public async Task Blank_empties_every_part_and_then_nothing_is_told_until_it_is_over()
    {
        var turned = Event("campaigns/entity-changed", """{"type":"stage","set":{"blank":true}}""");
        var messages = await NextAsync(Stage(blank: true) with { Changed = ["stage"] }, turned);
        Assert.Equal("""{"type":"blank","on":true}""", messages[0]);
        Assert.DoesNotContain(messages, static message => message.Contains("Mira", StringComparison.Ordinal) || message.Contains("\"round\":3", StringComparison.Ordinal));
        Assert.Equal(messages, await OpenAsync(Stage(blank: true)));

        Assert.Empty(await NextAsync(Stage(blank: true) with { Changed = ["stage", "party", "initiative"] }, Event("dice/rolled", """{"total":1}""")));
        var again = await NextAsync(Stage(blank: false) with { Changed = ["stage"] }, Event("campaigns/entity-changed", """{"type":"stage","unset":["blank"]}"""));
        Assert.Equal(await OpenAsync(Stage(blank: false)), again);
        Assert.Contains(again, static message => message.Contains("Brine Husk", StringComparison.Ordinal));
    }

    private static FeedView Stage(bool blank) => new("salt", new Dictionary<string, JsonElement>(Fight.Parts)
    {
        ["stage"] = JsonElement.Parse($$$"""{"blank":{{{(blank ? "true" : "false")}}},"clock":{"round":3},"spotlight":{"name":"Mira","title":"Smuggler"},"poll":{"id":"p","votes":3}}"""),
    });

    private static FeedView View(params (string Name, string Json)[] parts) =>
        new("salt", parts.ToDictionary(static part => part.Name, static part => JsonElement.Parse(part.Json)));

    private static TableEvent Event(string kind, string data = "{}") => new()
    {
        Id = "e7",
        Campaign = "salt",
        Step = "s7",
        Kind = kind,
        Version = 1,
        Data = JsonElement.Parse(data),
        Audience = Audience.Everyone,
        At = new DateTimeOffset(2026, 11, 21, 20, 0, 0, TimeSpan.Zero),
        Person = "mira",
    };

    private static string Type(string message) => JsonElement.Parse(message).GetProperty("type").GetString()!;

    private static async Task<List<string>> OpenAsync(FeedView view) => [.. (await Feed.OpenAsync(view, CancellationToken.None)).Select(static message => message.GetRawText())];

    private static async Task<List<string>> NextAsync(FeedView view, TableEvent happened) =>
        [.. (await Feed.NextAsync(view, happened, CancellationToken.None)).Select(static message => message.GetRawText())];
}
