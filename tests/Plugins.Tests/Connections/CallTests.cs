using System.Net.WebSockets;
using PluginHost.Harness;
using PluginHost.Sdk;

namespace PluginHost.Plugins.Tests;

/// <summary>Calls that wait for an answer, timers, bounds, and the end of it all.</summary>
public sealed class CallTests
{
    private const string Talking = """
        [Export(typeof(IConnection))]
        public sealed class Line : IConnection
        {
            public string Name => "line";
            public Task<ConnectionPlan?> PlanAsync(ConnectionAttempt attempt, CancellationToken cancellationToken) =>
                Task.FromResult<ConnectionPlan?>(new ConnectionPlan(ConnectionKind.Socket) { Address = "ADDRESS" });
            public Task<ConnectionReaction> HandleAsync(ConnectionSignal signal, CancellationToken cancellationToken) => Task.FromResult(new ConnectionReaction
            {
                Frames = [new OutgoingFrame(System.Text.Encoding.UTF8.GetBytes(signal.Event.ToString()))],
                Timers = new Dictionary<string, TimeSpan> { ["late"] = TimeSpan.FromHours(1) },
                Answers = signal.Event == ConnectionEvent.Frame ? [new ConnectionAnswer("1", signal.Frame)] : [],
            });
        }

        [Export(typeof(ITool))]
        [method: ImportingConstructor]
        public sealed class Ask(IConnectionCaller connections) : ITool
        {
            public ToolDescription Description { get; } = new("ask", "Ask", "It asks.", System.Text.Json.JsonElement.Parse("{\"type\":\"object\"}"));

            public async Task<ToolResult> CallAsync(ToolCall call, IProgress<ToolProgress> progress, CancellationToken cancellationToken)
            {
                var answer = await connections.CallAsync(new ConnectionCall("line", "1", new OutgoingFrame("?"u8.ToArray())), cancellationToken);
                return ToolResult.Text(answer.Succeeded ? System.Text.Encoding.UTF8.GetString(answer.Value.Bytes.Span) : answer.Error.Code);
            }
        }
        """;

    [Fact]
    public async Task A_plugin_that_talked_is_unloaded_whole_and_says_goodbye()
    {
        var goodbye = new TaskCompletionSource<WebSocketCloseStatus?>();
        await using var house = new SocketHouse(async (visitor, token) =>
        {
            while (await visitor.HearAsync(token) is { } heard)
            {
                if (heard == "?")
                    await visitor.SayAsync("forty-two", token);
            }

            goodbye.TrySetResult(visitor.Socket.CloseStatus);
            await visitor.CloseAsync(1000, token);
        });
        await using var test = await RealHouse.OpenAsync();
        test.Drop("talker", Talking.Replace("ADDRESS", house.Address, StringComparison.Ordinal));
        await test.House.StartAsync(CancellationToken.None);
        await test.UntilAsync("talker", static plugin => plugin?.Offers.Contains("connection line (connected)") == true);
        Assert.Equal("forty-two", Assert.IsType<TextContent>((await test.CallAsync("ask")).Content[0]).Text);

        await test.House.DisableAsync("talker", CancellationToken.None);
        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, await goodbye.Task.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.StartsWith("unloaded in", test.Status("talker")?.LastUnload, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_ends_with_its_answer_with_time_or_with_the_connection()
    {
        await using var house = new SocketHouse(static async (visitor, token) =>
        {
            while (await visitor.HearAsync(token) is { } heard)
            {
                if (heard == "leave")
                    return;
                if (heard != "silence")
                    await visitor.SayAsync(heard, token);
            }
        });
        var line = new Line(_ => Line.To(house), static signal => new ConnectionReaction
        {
            Answers = signal.Event == ConnectionEvent.Frame ? [new ConnectionAnswer(Line.Text(signal), signal.Frame)] : [],
        });
        await using var test = await line.HouseAsync();
        await line.UntilAsync(static line => !line.Signals.IsEmpty);
        Task<Result<ConnectionAnswer>> Call(string word, TimeSpan? limit = null, string connection = "line") =>
            test.Services["talker"].Connections.CallAsync(new ConnectionCall(connection, word, Line.Frame(word)) { Timeout = limit }, CancellationToken.None);

        var many = await Task.WhenAll(Enumerable.Range(0, 50).Select(nth => Call($"word {nth}")));
        Assert.All(many, static answer => Assert.True(answer.Succeeded, answer.Error?.ToString()));
        Assert.Equal("timeout", (await Call("silence", TimeSpan.FromMilliseconds(20))).Error?.Code);
        Assert.Equal("not-found", (await Call("word", connection: "other")).Error?.Code);
        Assert.Equal("invalid", (await Call("")).Error?.Code);
        Assert.Equal("not-connected", (await Call("leave")).Error?.Code);
        await line.UntilAsync(static line => line.Signals.Count(static signal => signal.Event == ConnectionEvent.Opened) >= 2);
    }

    [Fact]
    public async Task A_frame_beyond_the_bound_ends_the_connection_and_not_the_host()
    {
        var status = new TaskCompletionSource<WebSocketCloseStatus?>();
        await using var house = new SocketHouse(async (visitor, token) =>
        {
            var large = new byte[1024 * 1024];
            for (var part = 0; part < 20 && visitor.Socket.State == WebSocketState.Open; part++)
                await visitor.Socket.SendAsync(large, WebSocketMessageType.Binary, endOfMessage: false, token);
            await visitor.HearAsync(token);
            status.TrySetResult(visitor.Socket.CloseStatus);
        });
        var line = new Line(_ => Line.To(house));
        await using var test = await line.HouseAsync();
        await line.UntilAsync(static line => line.Signals.Any(static signal => signal.Code == 1009));
        Assert.DoesNotContain(line.Signals, static signal => signal.Event == ConnectionEvent.Frame);
    }

    [Fact]
    public async Task A_timer_signals_once_and_the_later_of_two_with_one_name_counts()
    {
        await using var house = new SocketHouse(static async (visitor, token) => await visitor.HearAsync(token));
        var line = new Line(_ => Line.To(house), static signal => signal.Event switch
        {
            ConnectionEvent.Opened => new ConnectionReaction { Timers = new Dictionary<string, TimeSpan> { ["one"] = TimeSpan.Zero, ["two"] = TimeSpan.FromHours(1) } },
            ConnectionEvent.Timer when signal.Timer == "one" => new ConnectionReaction { Timers = new Dictionary<string, TimeSpan> { ["two"] = TimeSpan.FromMilliseconds(5) } },
            _ => new ConnectionReaction { Close = 3000 },
        });
        await using var test = await line.HouseAsync();
        await line.UntilAsync(static line => line.Signals.Any(static signal => signal.Event == ConnectionEvent.Closed));
        Assert.Equal(["Opened", "Timer one", "Timer two", "Closed 3000"], line.Signals.Take(4).Select(static signal => $"{signal.Event} {signal.Timer}{signal.Code}".Trim()));
    }

    [Fact]
    public async Task Frames_beyond_the_limit_of_a_minute_wait_and_urgent_ones_go_ahead()
    {
        var time = new HandTime();
        var queue = new FrameQueue(perMinute: 2, time);
        foreach (var word in (ReadOnlySpan<string>)["1", "2", "3"])
            Assert.True(queue.TryAdd(new WaitingFrame(Line.Frame(word))));
        Assert.Equal(["1", "2"], [await TakeAsync(), await TakeAsync()]);

        var third = TakeAsync();
        Assert.False(third.IsCompleted);
        queue.TryAdd(new WaitingFrame(Line.Frame("beat") with { Urgent = true }));
        Assert.Equal("beat", await third);

        third = TakeAsync();
        time.Pass(TimeSpan.FromSeconds(61));
        Assert.Equal("3", await third);
        Assert.True(Enumerable.Range(0, FrameQueue.Most).All(_ => queue.TryAdd(new WaitingFrame(Line.Frame("x")))));
        Assert.False(queue.TryAdd(new WaitingFrame(Line.Frame("x"))));

        async Task<string> TakeAsync() => System.Text.Encoding.UTF8.GetString((await queue.TakeAsync(CancellationToken.None)).Frame.Bytes.Span);
    }
}
