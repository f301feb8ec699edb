using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Tests;

public sealed class RequestPartTests() : CombatSuite("dnd5e")
{
    [Fact]
    public async Task Players_have_what_is_asked_of_them_until_they_answered_and_the_game_master_until_it_is_told()
    {
        var oddo = await JoinAsync("Oddo", 20);
        await DoAsync("request_rolls", """{"what":"Perception check","dc":14}""");
        var asked = Assert.Single(await RequestsAsync(Audience.Table));
        Assert.Equal(("Perception check", true, false), (asked.GetProperty("what").GetString(), asked.GetProperty("open").GetBoolean(), asked.TryGetProperty("dc", out _)));
        Assert.Equal([(oddo, false)], asked.GetProperty("of").EnumerateArray().Select(static one => (one.GetProperty("id").GetString()!, one.TryGetProperty("total", out _))));

        await DoneAsync(Kim, "answer_roll", """{"total":17}""");
        Assert.Empty(await RequestsAsync(Audience.Table));
        var answered = Assert.Single(await RequestsAsync(Gm.Audience));
        Assert.Equal((14, 17, false), (answered.GetProperty("dc").GetInt32(), answered.GetProperty("of")[0].GetProperty("total").GetInt32(), answered.GetProperty("open").GetBoolean()));

        await DoAsync("reveal_rolls");
        Assert.Empty(await RequestsAsync(Gm.Audience));
    }

    private async Task<IReadOnlyList<JsonElement>> RequestsAsync(Audience audience) => [.. (await PartsAsync(audience))["requests"].EnumerateArray()];
}
