using System.Text;

namespace PluginHost.Campaigns.Tests;

public sealed class RedactingTests : TableSuite
{
    [Fact]
    public async Task Nothing_of_a_redacted_event_is_left_in_any_file_and_nothing_else_is_lost()
    {
        const string Marker = "ZqxTelephoneOfAda";
        var id = Text(await DoneAsync(Gm, "update_campaign_data", """{"data_type":"npcs","data":{"name":"Ada","description":"Sells rope.","audience":["table"],"age":20}}"""), "id");
        await DoneAsync(Gm, "update_campaign_data", $$"""{"data_type":"npcs","data":{"id":"{{id}}","description":"{{Marker}}","mood":"calm"} }""");
        var mark = (await DoneAsync(Gm, "history", """{"limit":1}""")).Data!.Value.GetProperty("items")[0].GetProperty("event").GetString();
        await DoneAsync(Gm, "update_campaign_data", $$"""{"data_type":"npcs","data":{"id":"{{id}}","description":"Sells lanterns.","age":30} }""");
        await DoneAsync(Gm, "undo");
        await DoneAsync(Gm, "redo");
        await DoneAsync(Gm, "update_campaign_data", $$"""{"data_type":"npcs","data":{"id":"{{id}}","description":"{{Marker}}","audience":["gm"],"goal":"Salt."} }""");
        await DoneAsync(Gm, "update_campaign_data", $$"""{"data_type":"npcs","data":{"id":"{{id}}","description":"Gone.","goal":null} }""");
        var before = (await StateAsync(Gm.Audience)).World.Find(id)!.Data.GetRawText();
        Assert.Contains(Marker, AllBytes(), StringComparison.Ordinal);

        Assert.Contains("later ones", Said(await DoneAsync(Gm, "redact_event", $$"""{"event":"{{mark}}","reason":"asked for"}""")), StringComparison.Ordinal);
        var after = (await StateAsync(Gm.Audience)).World.Find(id)!.Data;
        Assert.Equal(before.Replace(",\"mood\":\"calm\"", "", StringComparison.Ordinal), after.GetRawText().Replace(",\"mood\":\"calm\"", "", StringComparison.Ordinal));
        Assert.Null((await StateAsync(Kim.Audience)).World.Find(id));
        await Store.DisposeAsync();
        Assert.DoesNotContain(Marker, AllBytes(), StringComparison.Ordinal);
        await OpenAsync();
        Assert.Equal(after.GetRawText(), (await StateAsync(Gm.Audience)).World.Find(id)!.Data.GetRawText());
        Assert.Contains("nothing any more", Said(await DoneAsync(Gm, "redact_event", $$"""{"event":"{{mark}}","reason":"asked for"}""")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stands_from_the_event_itself_goes_with_it_and_the_value_before_comes_back()
    {
        var id = Text(await DoneAsync(Gm, "update_campaign_data", """{"data_type":"npcs","data":{"name":"Ada","description":"Sells rope."}}"""), "id");
        await DoneAsync(Gm, "update_campaign_data", $$"""{"data_type":"npcs","data":{"id":"{{id}}","description":"Lives at 7 Salt Lane."} }""");
        var mark = (await DoneAsync(Gm, "history", """{"limit":1}""")).Data!.Value.GetProperty("items")[0].GetProperty("event").GetString();
        await DoneAsync(Gm, "redact_event", $$"""{"event":"{{mark}}","reason":"asked for"}""");
        Assert.Equal("Sells rope.", (await StateAsync()).World.Find(id)!.Its.Text("description"));
        Assert.Equal("event", (await RefusedAsync(Gm, "redact_event", """{"event":"nothing","reason":"x"}""")).Field);
    }

    [Fact]
    public async Task What_was_said_once_more_is_no_step_to_take_back()
    {
        var id = Text(await DoneAsync(Gm, "update_campaign_data", """{"data_type":"npcs","data":{"name":"Ada","description":"Secret one."}}"""), "id");
        var mark = (await DoneAsync(Gm, "history", """{"limit":1}""")).Data!.Value.GetProperty("items")[0].GetProperty("event").GetString();
        await DoneAsync(Gm, "update_campaign_data", $$"""{"data_type":"npcs","data":{"id":"{{id}}","name":"Ada Marsh","description":"Fine."} }""");
        await DoneAsync(Gm, "redact_event", $$"""{"event":"{{mark}}","reason":"asked for"}""");
        Assert.Equal(("Ada Marsh", "Fine."), (await StateAsync()).World.Find(id)!.Its is var its ? (its.Text("name"), its.Text("description")) : default);
        Assert.Equal("nothing-to-undo", (await RefusedAsync(Gm, "undo")).Code);
    }

    private string AllBytes()
    {
        var all = new StringBuilder();
        foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            all.Append(reader.ReadToEnd());
        }

        return all.ToString();
    }
}
