using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Live.Tests;

/// <summary>Whatever way somebody comes in, they are told the same.</summary>
public sealed class SameJournalTests
{
    private const int Events = 300;

    [Theory]
    [InlineData(4, 1)]
    [InlineData(16, 2)]
    [InlineData(256, 3)]
    public async Task A_socket_a_stream_and_a_line_are_told_exactly_the_same_however_often_they_are_cut(int ring, int seed)
    {
        await using var house = await House.OpenAsync(new LiveOptions { Ring = ring, RequestsPerMinute = 100_000 });
        var appending = Task.Run(async () =>
        {
            for (var i = 0; i < Events; i++)
            {
                house.Store.Append($"{i}", i % 3 == 0 ? Audience.GameMaster : i % 5 == 0 ? Audience.Table : null);
                if (i % 7 == 0)
                {
                    await Task.Delay(1);
                }
            }
        });

        Func<House, string, Task<Listener>>[] doors = [SocketAsync, StreamAsync, LineAsync];
        var expected = Enumerable.Range(0, Events).Where(static i => i % 3 != 0 && i % 5 != 0).Select(static i => $"{i}").ToList();
        var told = await Task.WhenAll(doors.Select((door, index) => FollowAsync(house, door, expected.Count, new Random((seed * 10) + index))));
        await appending;

        Assert.All(told, messages => Assert.Equal(expected, messages.Select(static one => one.GetProperty("data").GetProperty("text").GetString())));

        // Not only the same events: the same bytes, but for the way they are framed.
        Assert.Single(told.Select(static messages => string.Join('\n', messages.Select(static one => one.GetRawText()))).Distinct(StringComparer.Ordinal));
    }

    private static async Task<List<JsonElement>> FollowAsync(House house, Func<House, string, Task<Listener>> door, int most, Random random)
    {
        var (told, position) = (new List<JsonElement>(), house.Tokens.Encode("camp", 1, 0));
        while (told.Count < most)
        {
            using var listener = await door(house, position);
            for (var left = random.Next(1, 40); left > 0 && told.Count < most; left--)
            {
                told.Add(await listener.HearAsync());
                position = told[^1].GetProperty("position").GetString()!;
            }
        }

        return told;
    }

    private static async Task<Listener> SocketAsync(House house, string after)
    {
        var peer = await house.SocketAsync("/events");
        await peer.SayAsync($$$"""{"type":"authenticate","params":{"key":"{{{house.Overlay}}}","after":"{{{after}}}"}}""");
        await peer.HearAsync("ack");
        return new Listener(peer.HearAsync, peer.Cut);
    }

    private static async Task<Listener> StreamAsync(House house, string after)
    {
        var stream = await StreamPeer.OpenAsync(house.Http, $"/events/stream?after={after}", house.Overlay);
        await stream.HearAsync("ack");
        return new Listener(async () => (await stream.HearAsync())!.Value, stream.Dispose);
    }

    private static async Task<Listener> LineAsync(House house, string after)
    {
        var line = await LinePeer.OpenAsync(house);
        await line.SayAsync($$"""{"type":"subscribe","key":"{{house.Overlay}}","after":"{{after}}"}""");
        Assert.True((await line.HearAsync())!.Value.TryGetProperty("result", out _));
        return new Listener(async () => (await line.HearAsync())!.Value, line.Dispose);
    }

    private sealed record Listener(Func<Task<JsonElement>> HearAsync, Action Cut) : IDisposable
    {
        public void Dispose() => Cut();
    }
}
