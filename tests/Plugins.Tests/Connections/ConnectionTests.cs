using PluginHost.Harness;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Plugins.Tests;

public sealed class ConnectionTests
{
    [Fact]
    public async Task A_secret_and_what_is_computed_from_one_are_put_in_where_the_frame_has_a_place_for_them_and_nowhere_else()
    {
        var heard = new TaskCompletionSource<string?>();
        await using var house = new SocketHouse(async (visitor, token) => heard.TrySetResult(await visitor.HearAsync(token)));
        var line = new Line(_ => Line.To(house), signal => signal.Event != ConnectionEvent.Opened ? new ConnectionReaction() : new ConnectionReaction
        {
            Frames =
            [
                Line.Frame("""{"a":"{secret:WORD}","b":"{computed:proof}","c":"{computed:page}","d":"{secret:OTHER} {computed:none}"}""") with
                {
                    Secrets = ["WORD"],
                    Computed = new Dictionary<string, ComputedValue>
                    {
                        ["proof"] = new(ComputedKind.Sha256Challenge, "WORD") { Challenge = ["salt", "challenge"] },
                        ["page"] = new(ComputedKind.PageAddress, "") { Page = "dice.html?theme=dark", Campaign = "demo" },
                    },
                },
            ],
        });
        await using var test = await line.HouseAsync(new Needs { OptionalSecrets = ["WORD", "OTHER"] }, [new Page("dice.html", "Dice")], static name => name == "WORD" ? "{secret:OTHER}\"" : "other");

        // The proof is what Python's hashlib makes of the same word, salt and challenge.
        Assert.Equal(
            """{"a":"{secret:OTHER}\"","b":"7A1h1gbw1Qoj5W/i2KdHrfu1HjiA+xHQE9U4be4p50M=","c":"http://127.0.0.1:1/plugins/talker/dice.html?theme=dark#key=k&campaign=demo","d":"{secret:OTHER} {computed:none}"}""",
            await heard.Task.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task What_was_lost_is_made_again_and_the_plugin_is_told_how_it_ended()
    {
        await using var house = new SocketHouse(static async (visitor, token) =>
        {
            await visitor.SayAsync($"visit {visitor.Nth}", token);
            if (visitor.Nth < 3)
                await visitor.CloseAsync(4000 + visitor.Nth, token);
            await visitor.HearAsync(token);
        });
        var line = new Line(_ => Line.To(house));
        await using var test = await line.HouseAsync();

        await line.UntilAsync(static line => line.Signals.Any(static signal => Line.Text(signal) == "visit 3"));
        Assert.Equal([(1, null), (2, 4001), (3, 4002)], line.Attempts.Select(static attempt => (attempt.Number, attempt.CloseCode)));
        Assert.Equal(
            ["Opened", "Frame visit 1", "Closed 4001", "Opened", "Frame visit 2", "Closed 4002", "Opened", "Frame visit 3"],
            line.Signals.Select(static signal => $"{signal.Event} {signal.Code}{Line.Text(signal)}".Trim()));
        Assert.Equal(["connection line (connected)"], test.Status("talker").Offers);
    }

    [Fact]
    public async Task A_fatal_code_ends_the_attempts_and_the_plugins_own_words_say_why()
    {
        await using var house = new SocketHouse(static (visitor, token) => visitor.CloseAsync(4009, token));
        var line = new Line(
            _ => Line.To(house) with { FatalCloseCodes = [4009] },
            static signal => new ConnectionReaction { Trouble = signal.Code == 4009 ? "the password is wrong. Set WORD" : null });
        await using var test = await line.HouseAsync();

        await Eventually.HoldsAsync(() => test.Status("talker").Offers is ["connection line (given up until it is reloaded)"], () => test.Status("talker").ToString());
        Assert.Equal((PluginState.Degraded, "the password is wrong. Set WORD."), (test.Status("talker").State, test.Status("talker").Note));
        Assert.Equal(1, house.Visitors);

        await test.House.ReloadAsync("talker", CancellationToken.None);
        await Eventually.HoldsAsync(() => house.Visitors == 2, () => "It was not tried again after it was reloaded.");
    }

    [Theory]
    [InlineData("ws://provider.example/", "must begin with wss://, or with ws:// to a program on this computer")]
    [InlineData("wss://elsewhere.example/", "may not reach 'elsewhere.example': its manifest does not list it under hosts")]
    [InlineData("wss://me:you@provider.example/", "has no usable address")]
    [InlineData("", "has no usable address")]
    [InlineData("http://127.0.0.1/", "must begin with wss://")]
    [InlineData("ws://127.0.0.1/{secret:THEIRS}", "may not use the secret 'THEIRS'")]
    [InlineData("ws://127.0.0.1/{secret:MINE}", "it needs the secret MINE. Set MINE and start PluginHost again.")]
    public async Task An_address_beyond_the_manifest_is_never_reached(string address, string expected)
    {
        var line = new Line(_ => new ConnectionPlan(ConnectionKind.Socket) { Address = address });
        await using var test = await line.HouseAsync(new Needs { Hosts = ["provider.example"], OptionalSecrets = ["MINE"] });
        await Eventually.HoldsAsync(() => test.Status("talker").State == PluginState.Degraded, () => test.Status("talker").ToString());
        Assert.Contains(expected, test.Status("talker").Note, StringComparison.Ordinal);
        Assert.Single(line.Attempts);
    }

    [Fact]
    public async Task What_is_not_served_yet_says_so_and_a_plugin_may_stay_away()
    {
        var line = new Line(_ => new ConnectionPlan(ConnectionKind.Listener) { Path = "scrolls" });
        await using (var test = await line.HouseAsync())
        {
            await Eventually.HoldsAsync(() => test.Status("talker").State == PluginState.Degraded, () => test.Status("talker").ToString());
            Assert.StartsWith("its connection 'line' is a listener, which this version of PluginHost does not serve yet.", test.Status("talker").Note, StringComparison.Ordinal);
        }

        await using var away = await new Line(static _ => null).HouseAsync();
        await Eventually.HoldsAsync(() => away.Status("talker").Offers is ["connection line (switched off)"], () => away.Status("talker").ToString());
        Assert.Equal(PluginState.Running, away.Status("talker").State);
    }

    [Fact]
    public async Task A_reactions_events_are_in_the_journal_before_its_frames_are_sent_and_carry_the_connection()
    {
        var answered = new TaskCompletionSource<string?>();
        await using var house = new SocketHouse(async (visitor, token) =>
        {
            await visitor.SayAsync("say", token);
            if (await visitor.HearAsync(token) is { } said)
                answered.TrySetResult(said);
        });
        var line = new Line(_ => Line.To(house), static signal => signal.Event != ConnectionEvent.Frame ? new ConnectionReaction() : new ConnectionReaction
        {
            Campaign = "camp",
            Reaction = Reaction.Append(new NewEvent("talker/said", System.Text.Json.JsonElement.Parse("""{"word":1}"""), Audience.Everyone)),
            Frames = [Line.Frame("kept")],
        });
        await using var test = await line.HouseAsync(new Needs { Appends = ["talker/said"] });
        await test.AppendAsync("camp", "test/began");
        await test.House.ReloadAsync("talker", CancellationToken.None);

        await Eventually.HoldsAsync(() => answered.Task.IsCompleted, () => "No frame came back.");
        var page = await test.Store.Journal.ReadAsync(new EventQuery("camp", Audience.Everyone) { Kinds = ["talker/said"] }, CancellationToken.None);
        Assert.NotEmpty(page);
        Assert.All(page, static stored => Assert.Equal(new Origin("talker") { Connection = "line" }, stored.Event.Origin));
    }
}
