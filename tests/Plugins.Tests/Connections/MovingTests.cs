using System.IO.Compression;
using System.Net.WebSockets;
using System.Text;
using PluginHost.Harness;
using PluginHost.Sdk;

namespace PluginHost.Plugins.Tests;

/// <summary>What some gateways do beside talking: they send their clients elsewhere, and deflate all frames together.</summary>
public sealed class MovingTests
{
    [Fact]
    public async Task A_move_keeps_the_old_socket_until_the_new_one_speaks_and_nothing_is_lost()
    {
        var (speak, left, heard) = (new TaskCompletionSource(), new TaskCompletionSource(), new TaskCompletionSource<string?>());
        await using var second = new SocketHouse(async (visitor, token) =>
        {
            await speak.Task.WaitAsync(token);
            await visitor.SayAsync("welcome", token);
            heard.TrySetResult(await visitor.HearAsync(token));
            await visitor.HearAsync(token);
        });
        await using var first = new SocketHouse(async (visitor, token) =>
        {
            await visitor.SayAsync("move", token);
            await visitor.SayAsync("still here", token);
            await visitor.HearAsync(token);
            left.TrySetResult();
        });
        var line = new Line(_ => Line.To(first), signal => Line.Text(signal) switch
        {
            "move" => new ConnectionReaction { MoveTo = second.Address },
            "welcome" => new ConnectionReaction { Frames = [Line.Frame("here")] },
            _ => new ConnectionReaction(),
        });
        await using var test = await line.HouseAsync();
        await line.UntilAsync(static line => line.Signals.Any(static signal => Line.Text(signal) == "still here"));
        Assert.False(left.Task.IsCompleted);
        speak.SetResult();

        Assert.Equal("here", await heard.Task.WaitAsync(TimeSpan.FromSeconds(30)));
        await left.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(["Opened", "Frame move", "Frame still here", "Frame welcome"], line.Signals.Select(static signal => $"{signal.Event} {Line.Text(signal)}".Trim()));
        Assert.Equal((1, 1), (first.Visitors, second.Visitors));
    }

    [Fact]
    public async Task A_move_to_where_nobody_answers_or_nobody_may_go_leaves_all_as_it_is()
    {
        await using var house = new SocketHouse(static async (visitor, token) =>
        {
            await visitor.SayAsync("move", token);
            await visitor.SayAsync("move far", token);
            await visitor.SayAsync("end", token);
            await visitor.CloseAsync(4000, token);
            await visitor.HearAsync(token);
        });
        var line = new Line(_ => Line.To(house), static signal => Line.Text(signal) switch
        {
            "move" => new ConnectionReaction { MoveTo = "ws://127.0.0.1:1/" },
            "move far" => new ConnectionReaction { MoveTo = "wss://elsewhere.example/" },
            _ => new ConnectionReaction(),
        });
        await using var test = await line.HouseAsync();
        await line.UntilAsync(static line => line.Signals.Any(static signal => signal.Code == 4000));
        Assert.Equal(["Opened", "Frame", "Frame", "Frame", "Closed"], line.Signals.Take(5).Select(static signal => signal.Event.ToString()));
    }

    [Fact]
    public async Task Frames_that_are_deflated_together_arrive_inflated_and_damage_ends_the_connection()
    {
        await using var house = new SocketHouse(static async (visitor, token) =>
        {
            using var packed = new MemoryStream();
            await using var deflate = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true);
            foreach (var word in (string[])["the lamp", "the lamp goes out", "the lamp goes out again"])
            {
                packed.SetLength(0);
                await deflate.WriteAsync(Encoding.UTF8.GetBytes(word), token);
                await deflate.FlushAsync(token);
                var bytes = packed.ToArray();
                await visitor.Socket.SendAsync(bytes[..5], WebSocketMessageType.Binary, endOfMessage: true, token);
                await visitor.Socket.SendAsync(bytes[5..], WebSocketMessageType.Binary, endOfMessage: true, token);
            }

            await visitor.Socket.SendAsync(new byte[] { 1, 2, 3, 0, 0, 0xff, 0xff }, WebSocketMessageType.Binary, endOfMessage: true, token);
            await visitor.HearAsync(token);
        });
        var line = new Line(_ => Line.To(house) with { SharedDeflate = true });
        await using var test = await line.HouseAsync();
        await line.UntilAsync(static line => line.Signals.Any(static signal => signal.Event == ConnectionEvent.Closed));
        Assert.Equal(["the lamp", "the lamp goes out", "the lamp goes out again"], line.Signals.Where(static signal => signal.Event == ConnectionEvent.Frame).Take(3).Select(Line.Text));
        Assert.Equal(1007, line.Signals.First(static signal => signal.Event == ConnectionEvent.Closed).Code);
    }

    [Fact]
    public void A_little_that_inflates_to_very_much_is_refused()
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(new byte[8 * 1024 * 1024]);
            deflate.Flush();
        }

        using var inflater = new SharedInflater(1024 * 1024);
        Assert.Null(inflater.Add([.. packed.ToArray(), 0, 0, 0xff, 0xff]));
    }
}
