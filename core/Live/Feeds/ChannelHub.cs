using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace PluginHost.Live;

/// <param name="Source">Which feed; the same name after a reload is another source.</param>
internal sealed record ChannelKey(string Campaign, string Audience, object Source);

/// <summary>The channels that are watched now, or were until recently.</summary>
internal sealed partial class ChannelHub(LiveOptions options, TimeProvider time, ILogger<ChannelHub> logger)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ChannelKey, Entry> _open = [];

    internal int Count
    {
        get
        {
            lock (_gate)
                return _open.Count;
        }
    }

    /// <summary>The channel, opened at the first viewer's place when that is near enough, so that many who come back together share it.</summary>
    public Lease Join(ChannelKey key, Viewpoint at, Func<IChannelSource> source, long? after)
    {
        lock (_gate)
        {
            if (!_open.TryGetValue(key, out var entry) || entry.Channel.Ended.IsCancellationRequested)
            {
                var start = after is { } seq && at.Head - seq <= options.Ring ? after : null;
                entry = new Entry(new Channel(at, source(), options.Ring, start));
                _open[key] = entry;
                _ = WatchAsync(key, entry);
            }

            entry.Viewers++;
            entry.Closing?.Dispose();
            entry.Closing = null;
            return new Lease(entry.Channel, () => Leave(entry));
        }
    }

    private void Leave(Entry entry)
    {
        lock (_gate)
        {
            if (--entry.Viewers > 0 || entry.Channel.Ended.IsCancellationRequested)
                return;

            entry.Closing = time.CreateTimer(_ => EndIfUnwatched(entry), null, options.ChannelLife, Timeout.InfiniteTimeSpan);
        }
    }

    private void EndIfUnwatched(Entry entry)
    {
        lock (_gate)
        {
            if (entry.Viewers > 0)
                return;

            entry.Closing?.Dispose();
        }

        entry.Channel.End();
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever ended a channel, its viewers come back and a new one is opened.")]
    private async Task WatchAsync(ChannelKey key, Entry entry)
    {
        try
        {
            await entry.Channel.Running;
        }
        catch (Exception failure)
        {
            LogFailed(logger, failure.Message);
        }

        lock (_gate)
        {
            if (_open.TryGetValue(key, out var current) && current == entry)
                _open.Remove(key);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A channel ended by mistake: {Reason}")]
    private static partial void LogFailed(ILogger logger, string reason);

    private sealed class Entry(Channel channel)
    {
        public Channel Channel { get; } = channel;

        public int Viewers { get; set; }

        public ITimer? Closing { get; set; }
    }
}

/// <summary>One viewer's hold on a channel.</summary>
internal sealed class Lease(Channel channel, Action leave) : IDisposable
{
    private int _left;

    public Channel Channel => channel;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _left, 1) == 0)
            leave();
    }
}
