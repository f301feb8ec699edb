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

        Assert.Equal(["initiative_update", "character_status", "dice_history"], messages.Select(Type));
        Assert.Equal(
            """{"type":"initiative_update","order":[{"name":"Mira","initiative":17,"isPlayer":true},{"name":"Brine Husk","initiative":9,"isPlayer":false,"state":"bloodied"}],"currentTurn":1,"round":3}""",
            messages[0]);
        Assert.DoesNotContain(messages, message => message.Contains("ambush", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_campaign_where_nothing_happened_yet_shows_empty_lists() => Assert.Equal(
        [
            """{"type":"initiative_update","order":[],"currentTurn":-1,"round":0}""",
            """{"type":"character_status","party":[]}""",
            """{"type":"dice_history","rolls":[]}""",
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
