using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Live.Tests;

public sealed class RequestTests
{
    [Theory]
    [InlineData("campaign_update", "update_campaign_data", """{"data_type":"npcs"}""", """{"data_type":"npcs"}""")]
    [InlineData("character_update", "update_campaign_data", """{"data":{"hp":3}}""", """{"data":{"hp":3},"data_type":"characters"}""")]
    [InlineData("dice_roll", "roll_dice", """{"expression":"1d6"}""", """{"expression":"1d6"}""")]
    [InlineData("initiative_update", "set_initiative", """{"order":[]}""", """{"order":[]}""")]
    public async Task A_call_with_a_type_of_its_own_is_the_tools_call(string type, string tool, string given, string expected)
    {
        await using var house = await House.OpenAsync();
        using var peer = (await house.PlayerAsync("mira")).Peer;
        await peer.SayAsync($$"""{"id":"r1","type":"{{type}}","params":{{given}}}""");
        var response = await peer.HearAsync("response");
        Assert.Equal("r1", response.GetProperty("request_id").GetString());
        Assert.True(response.GetProperty("result").GetProperty("success").GetBoolean());
        var call = Assert.Single(house.Table.Called);
        Assert.Equal((tool, expected, "camp"), (call.Tool, call.Arguments.GetRawText(), call.Campaign));
    }

    [Fact]
    public async Task Resources_and_prompts_are_read_as_the_caller_in_the_campaign_that_is_shown()
    {
        await using var house = await House.OpenAsync();
        using var peer = (await house.PlayerAsync("mira", """{"type":"authenticate","params":{"campaign":"other"}}""")).Peer;
        await peer.SayAsync("""{"id":"r1","type":"resource_get","method":"campaign://current/who"}""");
        Assert.Equal("""{"campaign":"other","role":"Player"}""", (await peer.HearAsync("response")).GetProperty("result").GetProperty("text").GetString());
        await peer.SayAsync("""{"id":"r2","type":"resource_get","method":"picture://one"}""");
        Assert.Equal("AQID", (await peer.HearAsync("response")).GetProperty("result").GetProperty("blob").GetString());
        await peer.SayAsync("""{"id":"r3","type":"resource_get","method":"nothing://"}""");
        Assert.Equal(404, (await peer.HearAsync("response")).GetProperty("error").GetProperty("code").GetInt32());
        await peer.SayAsync("""{"id":"r4","type":"resource_get","method":"campaign://current/who","campaign":"nowhere"}""");
        Assert.Equal(404, (await peer.HearAsync("response")).GetProperty("error").GetProperty("code").GetInt32());
        await peer.SayAsync("""{"id":"r5","type":"prompt_get","method":"recap","params":{"style":"softly"}}""");
        var message = (await peer.HearAsync("response")).GetProperty("result").GetProperty("messages")[0];
        Assert.Equal(("user", "Tell it softly in other."), (message.GetProperty("role").GetString(), message.GetProperty("content").GetProperty("text").GetString()));
        await peer.SayAsync("""{"id":"r6","type":"prompt_get","method":"none"}""");
        Assert.Equal(404, (await peer.HearAsync("response")).GetProperty("error").GetProperty("code").GetInt32());
    }

    [Fact]
    public async Task Who_runs_one_campaign_has_no_more_rights_in_another_than_they_were_given_there()
    {
        await using var house = await House.OpenAsync();
        var web = await SignInTests.JoinedAsync(house, Role.GameMaster);
        var (_, me) = await web.GetAsync("/api/me");
        Assert.True(house.Membership.People.SetRole(me.GetProperty("person").GetString()!, "other", Role.Player).Succeeded);
        using var peer = await house.SocketAsync("/events", options =>
        {
            options.SetRequestHeader("Cookie", web.Cookie);
            options.SetRequestHeader("Origin", $"http://127.0.0.1:{house.Port}");
        });
        foreach (var (campaign, role) in new[] { ("camp", "gm"), ("other", "player"), ("camp", "gm") })
        {
            await peer.SayAsync($$$"""{"id":"a","type":"session_attach","params":{"campaign":"{{{campaign}}}"} }""");
            Assert.Equal(role, (await peer.HearAsync("ack")).GetProperty("result").GetProperty("role").GetString());
            Assert.Equal(role, (await peer.HearAsync("presence_update")).GetProperty("data").GetProperty("people")[0].GetProperty("role").GetString());
            await peer.SayAsync("""{"id":"r","type":"resource_get","method":"campaign://current/who"}""");
            Assert.Equal(
                $$"""{"campaign":"{{campaign}}","role":"{{(role == "gm" ? "GameMaster" : "Player")}}"}""",
                (await peer.HearAsync("response")).GetProperty("result").GetProperty("text").GetString());
        }

        await peer.SayAsync("""{"id":"r","type":"resource_get","method":"campaign://current/who","campaign":"other"}""");
        Assert.Equal("""{"campaign":"other","role":"Player"}""", (await peer.HearAsync("response")).GetProperty("result").GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_call_that_takes_too_long_for_its_caller_is_given_up()
    {
        await using var house = await House.OpenAsync();
        using var peer = (await house.PlayerAsync("mira")).Peer;
        await peer.SayAsync("""{"id":"r1","type":"tool_call","method":"wait","metadata":{"timeout":30}}""");
        var error = (await peer.HearAsync("response")).GetProperty("error");
        Assert.Equal((408, "too-late"), (error.GetProperty("code").GetInt32(), error.GetProperty("data").GetProperty("code").GetString()));
        Assert.Contains("UUID", error.GetProperty("data").GetProperty("hint").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waits_for_a_place_goes_by_priority()
    {
        await using var house = await House.OpenAsync();
        using var peer = (await house.PlayerAsync("mira")).Peer;
        for (var i = 0; i < 8; i++)
        {
            await peer.SayAsync($$"""{"id":"w{{i}}","type":"tool_call","method":"wait"}""");
        }

        await Until.TrueAsync(() =>
        {
            lock (house.Table.Called)
                return house.Table.Called.Count == 8;
        });
        foreach (var (id, priority) in new[] { ("low", 0), ("middle", 5), ("high", 10), ("middle too", 5) })
        {
            await peer.SayAsync($$$"""{"id":"{{{id}}}","type":"tool_call","method":"echo","params":{"id":"{{{id}}}"},"metadata":{"priority":{{{priority}}}}}""");
        }

        // All that was said before it has been taken when this is answered.
        await peer.SayAsync("""{"id":"h","type":"heartbeat"}""");
        while ((await peer.HearAsync("ack")).GetProperty("request_id").GetString() != "h")
        {
            // The welcome.
        }

        Assert.Equal(8, house.Table.Called.Count);
        house.Table.Gate.SetResult();
        for (var i = 0; i < 12; i++)
        {
            await peer.HearAsync("response");
        }

        // Eight places become free at once, so the four may overtake each other; the place of each in the queue is tested on the queue itself.
        Assert.Equal(12, house.Table.Called.Count);
    }

    [Fact]
    public async Task A_place_goes_to_the_most_urgent_and_of_equals_to_the_oldest()
    {
        var places = new CallPlaces();
        for (var i = 0; i < CallPlaces.Most; i++)
        {
            Assert.True(await places.EnterAsync(0, default));
        }

        var order = new List<string>();
        using var gaveUp = new CancellationTokenSource();
        var waiting = new[] { ("low", 0), ("first middle", 5), ("high", 10), ("second middle", 5) }.Select(one => EnterAsync(one.Item1, one.Item2)).ToList();
        var impatient = places.EnterAsync(10, gaveUp.Token);
        await gaveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        places.Leave();
        await Task.WhenAll(waiting);
        Assert.Equal(["high", "first middle", "second middle", "low"], order);

        async Task EnterAsync(string name, int priority)
        {
            await places.EnterAsync(priority, default);
            order.Add(name);
            places.Leave();
        }
    }

    [Theory]
    [InlineData("""{"priority":11}""")]
    [InlineData("""{"priority":"high"}""")]
    [InlineData("""{"timeout":0}""")]
    [InlineData("""{"timeout":1e12}""")]
    [InlineData("""{"retry":2}""")]
    public async Task Wishes_that_make_no_sense_are_refused(string metadata)
    {
        await using var house = await House.OpenAsync();
        using var peer = (await house.PlayerAsync("mira")).Peer;
        await peer.SayAsync($$"""{"id":"r1","type":"tool_call","method":"echo","metadata":{{metadata}}}""");
        Assert.Equal(400, (await peer.HearAsync("response")).GetProperty("error").GetProperty("code").GetInt32());
        Assert.Empty(house.Table.Called);
    }

    [Fact]
    public async Task A_call_that_may_be_repeated_carries_the_same_id_each_time()
    {
        await using var house = await House.OpenAsync();
        using var peer = (await house.PlayerAsync("mira")).Peer;
        for (var i = 0; i < 2; i++)
        {
            await peer.SayAsync("""{"id":"6f9619ff-8b86-d011-b42d-00c04fc964ff","type":"tool_call","method":"echo","metadata":{"retry":1}}""");
            await peer.HearAsync("response");
        }

        Assert.Single(house.Table.Called.Select(static call => call.Id).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_batch_is_taken_whole_and_what_waits_is_told_in_batches()
    {
        await using var house = await House.OpenAsync();
        using var peer = (await house.PlayerAsync("mira", $$$"""{"type":"authenticate","params":{"campaign":"camp","batch":true,"after":"{{{house.Tokens.Encode("camp", 1, 0)}}}"}}""")).Peer;
        await peer.SayAsync("""[{"id":"r1","type":"heartbeat"},{"id":"r2","type":"tool_call","method":"echo"},{"id":"r3","type":"tool_discover"}]""");
        var asked = new List<string?>();
        while (asked.Count < 3)
        {
            if ((await peer.HearAsync()).TryGetProperty("request_id", out var id))
            {
                asked.Add(id.GetString());
            }
        }

        Assert.Equal(["r1", "r2", "r3"], asked.Order());

        // While the reader pauses, the writer fills all that lies between them; then what waits goes out in batches.
        var padding = new string('x', 20_000);
        for (var i = 0; i < 600; i++)
        {
            house.Store.Append($"{i} {padding}");
        }

        var (told, batches) = (new List<int>(), 0);
        while (told.Count < 600)
        {
            var heard = JsonElement.Parse((await peer.HearTextAsync())!);
            batches += heard.ValueKind == JsonValueKind.Array ? 1 : 0;
            var messages = heard.ValueKind == JsonValueKind.Array ? heard.EnumerateArray().ToArray() : [heard];
            Assert.True(messages.Length <= 10);
            told.AddRange(messages.Where(static one => one.GetProperty("type").GetString() == "event")
                .Select(static one => int.Parse(one.GetProperty("data").GetProperty("text").GetString()!.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture)));
        }

        Assert.Equal(Enumerable.Range(0, 600), told);
        Assert.True(batches > 0);
    }
}
