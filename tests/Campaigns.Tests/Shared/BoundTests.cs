using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.Json;
using PluginHost.Campaigns.Shared;
using PluginHost.Harness;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Tests;

/// <summary>The client library's shared documents against the host's own tools: offline, with answers that are lost, while things are hidden and shown.</summary>
public sealed class BoundTests : TableSuite
{
    private static readonly Dictionary<string, Principal> People = new(StringComparer.Ordinal) { ["mira"] = Gm, ["kim"] = Kim, ["sam"] = Sam };

    private long _told;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task Three_who_write_offline_and_lose_answers_come_to_the_same_as_the_host(int seed)
    {
        var note = Text(await DoneAsync(Gm, "create_shared", """{"kind":"note","name":"The pier","text":"Salt on the stairs."}"""), "id");
        var board = Text(await DoneAsync(Gm, "create_shared", """{"kind":"board","name":"Cellar"}"""), "id");
        _told = Store.Journal.Head(Campaign);
        var done = await ServeAsync([Path.Combine(NodeScripts.Folder, "bound.mjs"), seed.ToString(CultureInfo.InvariantCulture), note, board]);

        var full = await StateAsync();
        var text = full.Shared.Of(note).Note.Its.Text;
        foreach (var one in done.GetProperty("done").EnumerateArray())
        {
            var who = People[one.GetProperty("who").GetString()!];
            var objects = JsonElement.Parse(SharedObjects.Of((await StateAsync(who.Audience)).Shared.Of(board).Board).ToJsonString());
            Assert.Equal((text, ""), (one.GetProperty("text").GetString(), one.GetProperty("refused").GetString()));
            Assert.True(JsonElement.DeepEquals(objects, one.GetProperty("objects")), $"{who.Person} has {one.GetProperty("objects")}, not {objects}");
        }

        Assert.All(done.GetProperty("words").EnumerateArray(), word => Assert.Contains(word.GetString()!, text, StringComparison.Ordinal));
        Assert.True(done.GetProperty("words").GetArrayLength() > 5 && done.GetProperty("lost").GetInt32() > 0, done.GetRawText());
    }

    private async Task<JsonElement> ServeAsync(string[] arguments)
    {
        using var node = Programs.Start("node", arguments);
        try
        {
            while (await node.StandardOutput.ReadLineAsync() is { } line)
            {
                var message = JsonElement.Parse(line);
                if (message.TryGetProperty("done", out _))
                {
                    return message;
                }

                var answer = new JsonObject { ["answer"] = message.GetProperty("call").GetInt32() };
                if (message.TryGetProperty("tool", out var tool))
                {
                    var result = await CallAsync(People[message.GetProperty("who").GetString()!], tool.GetString()!, message.GetProperty("args").GetRawText());
                    answer["data"] = result.Data is { } data ? JsonNode.Parse(data.GetRawText()) : null;
                    answer["error"] = result.Error is { } error ? new JsonObject { ["code"] = error.Code, ["message"] = error.Message } : null;
                }

                await TellAsync(node.StandardInput);
                await node.StandardInput.WriteLineAsync(answer.ToJsonString());
                await node.StandardInput.FlushAsync();
            }

            throw new InvalidOperationException("Node ended before it was done.");
        }
        finally
        {
            if (!node.HasExited)
            {
                node.Kill();
            }
        }
    }

    private async Task TellAsync(StreamWriter to)
    {
        foreach (var (name, who) in People)
        {
            foreach (var happened in await EventsAsync(who.Audience, _told))
            {
                var told = new JsonObject { ["who"] = name, ["event"] = new JsonObject { ["kind"] = happened.Event.Kind, ["data"] = JsonNode.Parse(happened.Event.Data.GetRawText()) } };
                await to.WriteLineAsync(told.ToJsonString());
            }
        }

        _told = Store.Journal.Head(Campaign);
    }
}
