namespace PluginHost.Host.Tests;

public sealed class EventLogTests
{
    [Fact]
    public async Task A_stream_is_read_from_where_a_reader_was_to_its_last_event()
    {
        var log = new EventLog();
        var stream = log.OpenStream();
        log.Append(0, [1], last: false);
        log.Append(stream, [2], last: false);
        log.Append(stream, [3], last: true);
        log.Append(stream, [4], last: false);
        Assert.Equal<byte>([2, 3], await ReadAsync(log, stream, 0));
        Assert.Equal<byte>([3], await ReadAsync(log, stream, 2));
    }

    [Fact]
    public async Task Who_waits_is_told_as_it_happens_and_that_nothing_more_comes()
    {
        var log = new EventLog();
        var reading = ReadAsync(log, 0, 0);
        log.Append(0, [1], last: false);
        log.Append(0, [2], last: false);
        log.Close();
        Assert.Equal<byte>([1, 2], await reading);
    }

    [Fact]
    public async Task What_is_kept_is_bounded_and_a_reader_that_stayed_away_is_known_to_miss_some()
    {
        var log = new EventLog();
        for (var i = 0; i < 2000; i++)
        {
            log.Append(0, [1], last: false);
        }

        Assert.True(log.Misses(0));
        Assert.False(log.Misses(log.Head));
        log.Append(0, new byte[4 << 20], last: false);
        log.Close();
        Assert.Single(await ReadAsync(log, 0, 0));
    }

    [Theory]
    [InlineData("0-5", true)]
    [InlineData("12-0", true)]
    [InlineData("", false)]
    [InlineData("-", false)]
    [InlineData("5", false)]
    [InlineData("-1-2", false)]
    [InlineData("1--2", false)]
    [InlineData("99999999999999999999-1", false)]
    public void Only_ids_of_events_are_read_as_such(string id, bool isOne)
    {
        Assert.Equal(isOne, LoggedEvent.TryParse(id, out _, out _));
    }

    private static async Task<List<byte>> ReadAsync(EventLog log, long stream, long after)
    {
        var seen = new List<byte>();
        await foreach (var one in log.ReadAsync(stream, after, TimeSpan.FromMinutes(1), TimeProvider.System, CancellationToken.None))
        {
            seen.Add(one!.Bytes[0]);
        }

        return seen;
    }
}
