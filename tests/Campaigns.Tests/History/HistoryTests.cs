using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Tests;

public sealed class HistoryTests : TableSuite
{
    [Fact]
    public async Task Steps_are_told_the_newest_first_with_who_and_what_as_the_caller_may_know()
    {
        var id = Text(await DoneAsync(Gm, "update_campaign_data", """{"data_type":"locations","data":{"name":"Mill","audience":["table"],"secret":"A vault."}}"""), "id");
        await DoneAsync(Gm, "update_campaign_data", $$"""{"data_type":"locations","data":{"id":"{{id}}","secret":"Two vaults."} }""");
        await DoneAsync(Gm, "update_campaign_data", $$"""{"data_type":"locations","data":{"id":"{{id}}","description":"Burnt."} }""");
        await DoneAsync(Gm, "undo");
        var gm = await ItemsAsync(Gm, $$"""{"id":"{{id}}"}""");
        Assert.Equal(["taken back: location Mill: description", "location Mill: description", "location Mill: secret", "new location Mill"], gm.Select(static one => one.GetProperty("what").GetString()));
        Assert.Equal("mira", gm[0].GetProperty("who").GetString());
        Assert.True(gm[1].GetProperty("taken_back").GetBoolean());
        var kim = await ItemsAsync(Kim, """{"id":"Mill"}""");
        Assert.Equal(["location Mill: description", "location Mill: description", "new location Mill"], kim.Select(static one => one.GetProperty("what").GetString()));
        Assert.Empty(await ItemsAsync(Screen with { Role = Role.Player, Granted = Audience.Everyone }, $$"""{"id":"Mill"}""", refused: true));
    }

    [Fact]
    public async Task A_long_history_comes_in_pages()
    {
        for (var note = 1; note <= 25; note++)
        {
            await DoneAsync(Kim, "add_session_note", $$"""{"note":"Note {{note}}."}""");
        }

        var first = (await DoneAsync(Kim, "history", """{"limit":10}""")).Data!.Value;
        var seen = Ids(first).ToList();
        var page = first;
        while (page.TryGetProperty("next_before", out var before))
        {
            page = (await DoneAsync(Kim, "history", $$"""{"limit":10,"before":"{{before.GetString()}}"}""")).Data!.Value;
            seen.AddRange(Ids(page));
        }

        Assert.Equal((26, 26), (seen.Count, seen.Distinct().Count()));
        Assert.Equal("before", (await RefusedAsync(Kim, "history", """{"before":"nothing"}""")).Field);
        Assert.Equal("limit", (await RefusedAsync(Kim, "history", """{"limit":1000}""")).Field);
    }

    [Fact]
    public async Task The_campaign_can_be_seen_as_it_was_and_compared()
    {
        await DoneAsync(Gm, "start_session", """{"session_name":"One"}""");
        await DoneAsync(Gm, "update_campaign_data", """{"data_type":"npcs","data":{"name":"Marlow","age":60,"audience":["table"],"secret":"Drowned."}}""");
        await DoneAsync(Gm, "end_session");
        var between = Time.GetUtcNow();
        Time.Advance(TimeSpan.FromHours(1));
        await DoneAsync(Gm, "update_campaign_data", """{"data_type":"npcs","data":[{"name":"Marlow","age":61,"secret":"Alive."},{"name":"Ada"}]}""");
        var event_ = (await ItemsAsync(Gm, "{}"))[0].GetProperty("event").GetString();
        await DoneAsync(Gm, "update_campaign_data", """{"data_type":"npcs","data":{"name":"Marlow","_delete":true}}""");

        foreach (var (moment, age, count) in new[] { ("One", 60, 1), ("1", 60, 1), (between.ToString("O"), 60, 1), (event_, 61, 2) })
        {
            var then = (await DoneAsync(Gm, "at", $$"""{"moment":"{{moment}}","data_type":"npcs"}""")).Data!.Value.GetProperty("items");
            Assert.Equal((age, count), (then[0].GetProperty("age").GetInt32(), then.GetArrayLength()));
        }

        var kims = (await DoneAsync(Kim, "at", """{"moment":"One","id":"Marlow"}""")).Data!.Value;
        Assert.False(kims.TryGetProperty("secret", out _));
        var diff = (await DoneAsync(Kim, "diff", $$"""{"from":"One","to":"{{Time.GetUtcNow():O}}"}""")).Data!.Value;
        Assert.Equal("removed", diff.GetProperty("items").EnumerateArray().Single(static one => one.GetProperty("type").GetString() == "npc").GetProperty("change").GetString());
        Assert.DoesNotContain("Drowned", diff.GetRawText(), StringComparison.Ordinal);
        var changed = (await DoneAsync(Gm, "diff", $$"""{"from":"One","to":"{{event_}}","id":"Marlow"}""")).Data!.Value.GetProperty("items")[0];
        Assert.Equal("""[{"property":"age","before":60,"after":61},{"property":"secret","before":"Drowned.","after":"Alive."}]""", changed.GetProperty("properties").GetRawText());
        Assert.Equal("moment", (await RefusedAsync(Gm, "at", """{"moment":"never"}""")).Field);
        Assert.Equal("from", (await RefusedAsync(Gm, "diff", """{"from":"never"}""")).Field);
    }

    private static IEnumerable<string> Ids(JsonElement page) => page.GetProperty("items").EnumerateArray().Select(static one => one.GetProperty("event").GetString()!);

    private async Task<IReadOnlyList<JsonElement>> ItemsAsync(Principal who, string arguments, bool refused = false)
    {
        if (refused)
        {
            Assert.Equal("id", (await RefusedAsync(who, "history", arguments)).Field);
            return [];
        }

        return [.. (await DoneAsync(who, "history", arguments)).Data!.Value.GetProperty("items").EnumerateArray()];
    }
}
