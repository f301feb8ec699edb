using System.Text;
using System.Text.Json.Nodes;

namespace PluginHost.EndToEnd.Tests;

/// <summary>A book takes long to read: the client hears how far it is, and may give up.</summary>
public sealed class LongCallTests(SharedTable table) : IClassFixture<SharedTable>
{
    [Fact]
    public async Task Reading_a_book_tells_how_far_it_is_and_ends_when_it_is_done()
    {
        using var client = new AssistantClient(table.Host);
        await client.BeginAsync();
        using var lines = await AddAsync(client, "almanac", chapters: 60);
        var (done, last) = (new List<double>(), default(JsonNode));
        await foreach (var message in AssistantClient.MessagesAsync(lines))
        {
            last = message;
            if (message["method"]?.GetValue<string>() == "notifications/progress")
            {
                Assert.Equal("book", message["params"]!["progressToken"]!.GetValue<string>());
                done.Add(message["params"]!["progress"]!.GetValue<double>());
            }
        }

        Assert.NotEmpty(done);
        Assert.Equal(done.Order(), done);
        Assert.False(last!["result"]!["isError"]!.GetValue<bool>(), last.ToJsonString());
        Assert.Contains("almanac", (await client.CallAsync("list_sources")).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_gives_up_while_a_book_is_read_does_not_find_it_on_the_shelf_and_keeps_nobody_waiting()
    {
        using var client = new AssistantClient(table.Host);
        await client.BeginAsync();
        using var lines = await AddAsync(client, "endless", chapters: 6000);
        await foreach (var message in AssistantClient.MessagesAsync(lines))
        {
            if (message["method"]?.GetValue<string>() == "notifications/progress")
            {
                break;
            }
        }

        using var given = await client.PostAsync("""{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":7000,"reason":"another time"}}"""u8.ToArray());
        Assert.True(given.IsSuccessStatusCode);

        // Only one book is read at a time, so that the next comes when the reading of this one ended. What was begun is gone on with at the next start, as after a crash.
        using var next = await AddAsync(client, "pamphlet", chapters: 1, id: 7001);
        await foreach (var message in AssistantClient.MessagesAsync(next))
        {
            Assert.True(message["result"]?["isError"]?.GetValue<bool>() is not true, message.ToJsonString());
        }

        var shelf = (await client.CallAsync("list_sources"))["structuredContent"]!["data"]!["sources"]!.ToJsonString();
        Assert.Contains("pamphlet", shelf, StringComparison.Ordinal);
        Assert.DoesNotContain("endless", shelf, StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> AddAsync(AssistantClient client, string name, int chapters, int id = 7000)
    {
        var book = Path.Combine(table.Host.Data, "books", name + ".md");
        Directory.CreateDirectory(Path.GetDirectoryName(book)!);
        var text = new StringBuilder($"# {name}\n\n");
        for (var chapter = 0; chapter < chapters; chapter++)
        {
            text.Append("## Chapter ").Append(chapter).Append("\n\n").AppendJoin(' ', Enumerable.Repeat($"The moon of night {chapter} rises late over the marshes, and whoever walks there counts the lanterns.", 12)).Append("\n\n");
        }

        await File.WriteAllTextAsync(book, text.ToString());
        var call = new JsonObject
        {
            ["name"] = "add_source",
            ["arguments"] = new JsonObject { ["path"] = book, ["rulebook_name"] = name },
            ["_meta"] = new JsonObject { ["progressToken"] = "book" },
        };
        return await client.PostAsync(Encoding.UTF8.GetBytes(AssistantTable.Request(id, "tools/call", call).ToJsonString()));
    }
}
