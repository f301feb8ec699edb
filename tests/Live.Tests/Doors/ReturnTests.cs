using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Live.Tests;

/// <summary>Whoever was away goes on where they were.</summary>
public sealed class ReturnTests
{
    [Fact]
    public async Task Who_comes_back_is_told_exactly_what_was_missed()
    {
        await using var house = await House.OpenAsync(new LiveOptions { Ring = 8 });
        string position;
        using (var peer = await house.SocketAsync("/events"))
        {
            await peer.SayAsync(Authenticate(house.Keys.CommandLine()));
            await peer.HearAsync("snapshot");
            house.Store.Append("seen");
            position = (await peer.HearAsync("event")).GetProperty("position").GetString()!;
        }

        for (var i = 0; i < 50; i++)
            house.Store.Append($"missed {i}");
        using var back = await house.SocketAsync("/events");
        await back.SayAsync(Authenticate(house.Keys.CommandLine(), position));
        await back.HearAsync("ack");
        for (var i = 0; i < 50; i++)
            Assert.Equal($"missed {i}", Text(await back.HearAsync("event")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_position_that_means_nothing_now_is_answered_with_a_reset(bool older)
    {
        await using var house = await House.OpenAsync();
        house.Store.Append("one");
        var token = older ? house.Tokens.Encode("camp", 0, 1) : "made-up";
        using var peer = await house.SocketAsync("/events");
        await peer.SayAsync(Authenticate(house.Keys.CommandLine(), token));
        await peer.HearAsync("reset");
        await peer.HearAsync("snapshot");
    }

    [Theory]
    [InlineData(4)]
    [InlineData(64)]
    public async Task However_often_a_socket_is_cut_nothing_is_lost_or_told_twice(int ring)
    {
        const int Events = 400;
        await using var house = await House.OpenAsync(new LiveOptions { Ring = ring });
        var random = new Random(ring);
        var appending = Task.Run(async () =>
        {
            for (var i = 0; i < Events; i++)
            {
                house.Store.Append($"{i}", i % 3 == 0 ? Audience.GameMaster : null);
                if (i % 7 == 0)
                    await Task.Yield();
            }
        });

        var (texts, position) = (new List<string>(), house.Tokens.Encode("camp", 1, 0));
        var expected = Enumerable.Range(0, Events).Where(static i => i % 3 != 0).Select(static i => $"{i}").ToList();
        while (texts.Count < expected.Count)
        {
            using var peer = await house.SocketAsync("/events");
            await peer.SayAsync(Authenticate(house.Overlay, position));
            await peer.HearAsync("ack");
            for (var left = random.Next(1, 30); left > 0 && texts.Count < expected.Count; left--)
            {
                var told = await peer.HearAsync();
                texts.Add(Text(told));
                position = told.GetProperty("position").GetString()!;
            }

            peer.Cut();
        }

        await appending;
        Assert.Equal(expected, texts);
    }

    private static string Authenticate(string key, string? after = null) =>
        $$$"""{"id":"a1","type":"authenticate","params":{"key":"{{{key}}}","campaign":"camp"{{{(after is null ? "" : $",\"after\":\"{after}\"")}}} } }""";

    private static string Text(JsonElement told) => told.GetProperty("data").GetProperty("text").GetString()!;
}
