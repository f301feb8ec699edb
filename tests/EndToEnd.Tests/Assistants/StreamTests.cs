using System.Net;
using System.Text.Json.Nodes;

namespace PluginHost.EndToEnd.Tests;

/// <summary>The streams of a session, read again and read twice.</summary>
public sealed class StreamTests(SharedTable table) : IClassFixture<SharedTable>
{
    [Fact]
    public async Task Who_comes_for_a_stream_takes_it_from_whoever_read_it_before()
    {
        using var client = new AssistantClient(table.Host);
        await client.BeginAsync();
        await client.AskAsync("resources/subscribe", new JsonObject { ["uri"] = "campaign://current/notes" });
        using var first = await client.ListenAsync();
        using var second = await client.ListenAsync();
        await foreach (var message in AssistantClient.MessagesAsync(first))
        {
            Assert.Fail("The news came here as well: " + message.ToJsonString());
        }

        await client.CallAsync("add_session_note", new JsonObject { ["note"] = "The tide is out." });
        var heard = AssistantClient.MessagesAsync(second).GetAsyncEnumerator();
        Assert.True(await heard.MoveNextAsync());
        Assert.Equal("notifications/resources/updated", heard.Current["method"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("-1-0")]
    [InlineData("0-999999")]
    [InlineData("77-0")]
    [InlineData("99999999999999999999-1")]
    public async Task An_event_that_this_session_never_had_is_refused_instead_of_waited_behind(string last)
    {
        using var client = new AssistantClient(table.Host);
        await client.BeginAsync();
        using var lines = await client.ListenAsync(last);
        Assert.Equal(HttpStatusCode.BadRequest, lines.StatusCode);
    }
}
