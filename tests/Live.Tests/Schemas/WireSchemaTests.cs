using System.Net;
using System.Text.Json;
using PluginHost.Harness;

namespace PluginHost.Live.Tests;

/// <summary>The published schema says what is really said.</summary>
public sealed class WireSchemaTests
{
    private static readonly string[] ToHost =
    [
        """{"id":"1","type":"connect","params":{"campaign":"camp","batch":true}}""",
        """{"id":"2","type":"reauthenticate"}""",
        """{"id":"3","type":"session_attach","params":{"campaign":"camp","after":"made-up"}}""",
        """{"id":"4","type":"tool_call","method":"echo","params":{"n":1},"metadata":{"priority":3,"timeout":5000}}""",
        """{"id":"6f9619ff-8b86-d011-b42d-00c04fc964ff","type":"tool_call","method":"nothing","metadata":{"retry":true},"dryRun":true}""",
        """{"id":"5","type":"tool_discover"}""",
        """{"id":"6","type":"resource_get","method":"campaign://current/who"}""",
        """{"id":"7","type":"resource_get","method":"nothing://"}""",
        """{"id":"8","type":"prompt_get","method":"recap","params":{"style":"loudly"}}""",
        """{"id":"9","type":"campaign_update","params":{}}""",
        """{"id":"10","type":"character_update","params":{}}""",
        """{"id":"11","type":"dice_roll","params":{}}""",
        """{"id":"12","type":"initiative_update","params":{}}""",
        """{"id":"13","type":"cursor_move","params":{"board":"map","x":1,"y":2.5}}""",
        """{"id":"14","type":"canvas_draw","params":{"board":"map","stroke":{"points":[1,2]}}}""",
        """{"id":"15","type":"presence_update","params":{"status":"typing","where":"notes","character":"c1","audience":"table"}}""",
        """[{"id":"16","type":"heartbeat","timestamp":1,"version":"1.0.0"},{"id":"17","type":"session_create"}]""",
        """{"id":"18","type":"disconnect"}""",
    ];

    [Fact]
    public async Task Every_frame_that_these_tests_heard_is_what_the_schema_says()
    {
        var said = new List<(string, string)>();
        var heard = new List<string>();
        await using var house = await House.OpenAsync();
        var (watching, _) = await house.PlayerAsync("tom");
        using var watcher = watching;
        var (speaking, _) = await house.PlayerAsync("mira");
        using var speaker = speaking;
        foreach (var frame in ToHost)
        {
            said.Add(("fromClient", frame));
            await speaker.SayAsync(frame);
            if (frame.Contains("presence_update", StringComparison.Ordinal))
            {
                // What need not last is gone with who said it: it is heard first.
                house.Store.Append("told");
                var missing = new HashSet<string>(["presence_update", "cursor_move", "canvas_draw", "event"], StringComparer.Ordinal);
                while (missing.Count > 0)
                {
                    missing.Remove((await watcher.HearAsync()).GetProperty("type").GetString()!);
                }
            }
        }

        while (await speaker.HearTextAsync() is { } frame)
        {
            heard.Add(frame);
        }

        using (var stream = await StreamPeer.OpenAsync(house.Http, "/events/stream", house.Overlay))
        {
            await stream.HearAsync("snapshot");
            house.Keys.RevokeOverlays("camp");
            await stream.HearAsync("error");
        }

        using var line = await LinePeer.OpenAsync(house);
        foreach (var text in new[] { $$"""{"type":"authenticate","key":"{{house.Keys.CommandLine()}}"}""", """{"type":"command","id":"c","command":"echo"}""", """{"type":"command","command":"nothing"}""", """{"type":"subscribe","campaign":"camp"}""" })
        {
            said.Add(("lineToHost", text));
            await line.SayAsync(text);
        }

        await line.HearAsync("snapshot");

        // And whatever the other tests of this run heard so far.
        var frames = said.Concat(heard.Select(static one => ("fromHost", one)))
            .Concat(Seen.Frames).ToList();
        var verdicts = await Ajv.ValidateAsync(Ajv.Schema("wire"), frames);
        Assert.Equal(frames.Count, verdicts.Length);
        Assert.All(frames.Zip(verdicts), static one => Assert.True(one.Second == "true", $"{one.First}: {one.Second}"));

        var types = frames.Where(static one => one.Item1 == "fromHost").SelectMany(static one => Types(JsonElement.Parse(one.Item2))).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        Assert.Superset(new HashSet<string>(["ack", "canvas_draw", "cursor_move", "error", "event", "presence_update", "reset", "response", "snapshot"], StringComparer.Ordinal), types.ToHashSet(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("fromHost", """{"id":"1","type":"event","timestamp":1,"version":"1.0.0","event":"a/b","data":{},"scope":"campaign"}""")]
    [InlineData("fromHost", """{"id":"1","type":"event","timestamp":1,"version":"1.0.0","event":"a/b","data":{},"scope":"galaxy","position":"p"}""")]
    [InlineData("fromHost", """{"id":"1","type":"response","timestamp":1,"version":"1.0.0","request_id":"r","duration":1}""")]
    [InlineData("fromHost", """{"id":"1","type":"response","timestamp":1,"version":"1.0.0","duration":1,"result":{},"error":{"code":1,"message":""}}""")]
    [InlineData("fromHost", """{"id":"1","type":"made_up","timestamp":1,"version":"1.0.0"}""")]
    [InlineData("fromHost", """{"id":"1","type":"reset","timestamp":1,"version":"2.0.0"}""")]
    [InlineData("fromHost", """{"id":"1","type":"presence_update","timestamp":1,"version":"1.0.0","data":{"people":[],"left":[]}}""")]
    [InlineData("fromClient", """{"type":"cursor_move","params":{"board":"map","x":"1","y":2}}""")]
    [InlineData("fromClient", """{"type":"tool_call","params":{}}""")]
    [InlineData("fromClient", """[]""")]
    [InlineData("lineFromHost", """{"id":"c","result":{"success":true},"error":{"success":false,"error":"x"}}""")]
    public async Task What_is_wrong_is_not_what_the_schema_says(string definition, string frame) =>
        Assert.NotEqual("true", Assert.Single(await Ajv.ValidateAsync(Ajv.Schema("wire"), [(definition, frame)])));

    [Fact]
    public async Task The_host_serves_the_schema_that_is_published()
    {
        await using var house = await House.OpenAsync();
        using var response = await house.Http.GetAsync(new Uri("/schemas/wire.json", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/schema+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(await File.ReadAllTextAsync(Ajv.Schema("wire")), await response.Content.ReadAsStringAsync());
    }

    private static IEnumerable<string> Types(JsonElement frame) =>
        frame.ValueKind == JsonValueKind.Array ? frame.EnumerateArray().SelectMany(Types) : [frame.GetProperty("type").GetString()!];
}
