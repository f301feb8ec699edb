using System.Runtime.CompilerServices;

namespace PluginHost.Host;

/// <summary>A message that was sent to a client, numbered within its session.</summary>
/// <param name="Number">Its place among all of the session.</param>
/// <param name="Stream">The stream it belongs to; 0 is the one that answers nothing.</param>
/// <param name="Bytes">The message as JSON.</param>
/// <param name="Last">Whether nothing more follows in its stream.</param>
internal sealed record LoggedEvent(long Number, long Stream, byte[] Bytes, bool Last)
{
    public string Id => $"{Stream}-{Number}";

    public static bool TryParse(string id, out long stream, out long number)
    {
        number = 0;
        var dash = id.IndexOf('-', StringComparison.Ordinal);
        return long.TryParse(id.AsSpan(0, Math.Max(0, dash)), out stream) && long.TryParse(id.AsSpan(dash + 1), out number) && stream >= 0 && number >= 0;
    }
}

/// <summary>
/// What was sent last in a session, so that a client whose connection broke goes on where it was. It is bounded: a client that stays away too long, or
/// never reads, loses the oldest. Safe for concurrent use.
/// </summary>
internal sealed class EventLog
{
    private const int MostEvents = 512;
    private const int MostBytes = 512 * 1024;

    private readonly Lock _gate = new();
    private readonly Queue<LoggedEvent> _kept = new();
    private readonly HashSet<long> _open = [0];
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _numbers;
    private long _streams;
    private long _dropped;
    private int _bytes;
    private bool _closed;

    /// <summary>The number of the last event.</summary>
    public long Head
    {
        get
        {
            lock (_gate)
            {
                return _numbers;
            }
        }
    }

    /// <summary>Whether news that answer nothing were dropped after a number: who comes back there must look at everything anew.</summary>
    public bool Misses(long after)
    {
        lock (_gate)
        {
            return after < _dropped;
        }
    }

    /// <summary>Whether an event of that number can have been in that stream.</summary>
    public bool Knows(long stream, long number)
    {
        lock (_gate)
        {
            return stream <= _streams && number <= _numbers;
        }
    }

    public long OpenStream()
    {
        lock (_gate)
        {
            _open.Add(++_streams);
            return _streams;
        }
    }

    public void Append(long stream, byte[] bytes, bool last)
    {
        TaskCompletionSource news;
        lock (_gate)
        {
            if (_closed || !_open.Contains(stream))
            {
                return;
            }

            _kept.Enqueue(new LoggedEvent(++_numbers, stream, bytes, last));
            _bytes += bytes.Length;
            while (_kept.Count > MostEvents || (_bytes > MostBytes && _kept.Count > 1))
            {
                var oldest = _kept.Dequeue();
                _bytes -= oldest.Bytes.Length;
                _dropped = oldest.Stream == 0 ? oldest.Number : _dropped;
            }

            if (last)
            {
                _open.Remove(stream);
            }

            (news, _news) = (_news, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        news.SetResult();
    }

    /// <summary>Nothing more comes, in no stream.</summary>
    public void Close()
    {
        TaskCompletionSource news;
        lock (_gate)
        {
            _closed = true;
            news = _news;
        }

        news.TrySetResult();
    }

    /// <summary>The events of a stream after a number, as they come. It ends with the stream; null means that a while passed without any.</summary>
    public async IAsyncEnumerable<LoggedEvent?> ReadAsync(long stream, long after, TimeSpan quiet, TimeProvider time, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            List<LoggedEvent> found;
            Task news;
            bool over;
            lock (_gate)
            {
                found = [.. _kept.Where(one => one.Stream == stream && one.Number > after)];
                over = _closed || (found.Count == 0 && !_open.Contains(stream));
                after = found.Count == 0 ? Math.Max(after, _numbers) : after;
                news = _news.Task;
            }

            foreach (var one in found)
            {
                yield return one;
                after = one.Number;
                if (one.Last)
                {
                    yield break;
                }
            }

            if (found.Count > 0)
            {
                continue;
            }

            if (over)
            {
                yield break;
            }

            if (!await HappensAsync(news, quiet, time, cancellationToken))
            {
                yield return null;
            }
        }
    }

    private static async Task<bool> HappensAsync(Task news, TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            await news.WaitAsync(limit, time, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
