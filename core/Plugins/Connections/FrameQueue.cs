using System.Threading.Channels;
using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>Frames that wait to be sent: in order, no more than so many in any minute; urgent ones go ahead at once, and are counted all the same.</summary>
internal sealed class FrameQueue(int? perMinute, TimeProvider time)
{
    public const int Most = 1024;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Queue<WaitingFrame> _urgent = new();
    private readonly Queue<WaitingFrame> _plain = new();
    private readonly Queue<long> _sent = new();
    private readonly Channel<bool> _news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <returns>False when too many wait already.</returns>
    public bool TryAdd(WaitingFrame frame)
    {
        lock (_gate)
        {
            if (_urgent.Count + _plain.Count >= Most)
                return false;
            (frame.Frame.Urgent ? _urgent : _plain).Enqueue(frame);
        }

        _news.Writer.TryWrite(true);
        return true;
    }

    /// <summary>Waits for the next frame that may go.</summary>
    public async Task<WaitingFrame> TakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            TimeSpan pause;
            lock (_gate)
            {
                pause = Pause();
                if (_urgent.TryDequeue(out var next) || (pause <= TimeSpan.Zero && _plain.TryDequeue(out next)))
                {
                    if (perMinute is not null)
                        _sent.Enqueue(time.GetTimestamp());
                    return next;
                }

                pause = _plain.Count == 0 ? Timeout.InfiniteTimeSpan : pause;
            }

            await NewsAsync(pause, cancellationToken);
        }
    }

    private async Task NewsAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        using var due = new CancellationTokenSource(pause, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, due.Token);
        try
        {
            await _news.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The minute is over.
        }
    }

    private TimeSpan Pause()
    {
        while (_sent.TryPeek(out var first) && time.GetElapsedTime(first) >= Window)
            _sent.Dequeue();
        return _sent.Count < (perMinute ?? int.MaxValue) ? TimeSpan.Zero : Window - time.GetElapsedTime(_sent.ElementAt(_sent.Count - perMinute!.Value));
    }
}

/// <param name="Refused">Told when it cannot be written; null when nobody waits for its answer.</param>
internal sealed record WaitingFrame(OutgoingFrame Frame, Action<Error>? Refused = null);
