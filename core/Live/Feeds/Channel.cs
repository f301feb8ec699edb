using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>
/// One source for one campaign and one audience, however many watch: it follows the view once and makes each message once.
/// It only ever holds what its audience may see, so nothing behind it has to filter.
/// </summary>
internal sealed class Channel
{
    private readonly Lock _gate = new();
    private readonly FrameRing _ring;
    private readonly Viewpoint _at;
    private readonly IChannelSource _source;
    private readonly CancellationTokenSource _ended;
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HighMark _told = new(0);

    private Opening? _opening;

    public Channel(Viewpoint at, IChannelSource source, int capacity, long? start)
    {
        (_at, _source, _ring) = (at, source, new FrameRing(capacity));
        _ended = CancellationTokenSource.CreateLinkedTokenSource(source.Gone);
        Running = RunAsync(start);
    }

    public IChannelSource Source => _source;

    public Viewpoint At => _at;

    public CancellationToken Ended => _ended.Token;

    public Task Running { get; }

    /// <summary>Completes when it is known where the channel begins.</summary>
    public Task Started => _started.Task;

    /// <summary>Completes when there is a message at a cursor.</summary>
    /// <returns>The cursor after the last message: not above when the wait was ended.</returns>
    public ValueTask<long> WaitAsync(long cursor, CancellationToken cancellationToken) => _told.PastAsync(cursor, cancellationToken, quietly: true);

    public bool Has(long cursor) => _told.Value > cursor;

    public void End() => _ended.Cancel();

    public long? After(long seq)
    {
        lock (_gate)
            return _ring.After(seq);
    }

    public int? Read(long cursor, Span<Frame> into)
    {
        lock (_gate)
            return _ring.Read(cursor, into);
    }

    /// <summary>The view as of now, made once for all who come before the next event.</summary>
    public async ValueTask<Result<Opening>> OpenAsync(CancellationToken cancellationToken)
    {
        var now = await _at.CurrentAsync(cancellationToken);
        if (Volatile.Read(ref _opening) is { } known && known.Seq == now.Seq)
            return known;

        var messages = await _source.OpenAsync(now.View, _at.Position(now.Seq), cancellationToken);
        if (!messages.Succeeded)
            return messages.Error;

        var opening = new Opening(messages.Value, now.Seq);
        Volatile.Write(ref _opening, opening);
        return opening;
    }

    private async Task RunAsync(long? start)
    {
        try
        {
            await foreach (var telling in _source.FollowAsync(_at, start, _ended.Token))
            {
                if (_started.Task.IsCompleted)
                    Publish(telling);
                else
                    await BeginAsync(telling.Seq);
            }
        }
        catch (OperationCanceledException) when (_ended.IsCancellationRequested)
        {
            // Ended: its viewers see that at the token.
        }
        finally
        {
            await _ended.CancelAsync();
            _started.TrySetCanceled();
        }
    }

    private async ValueTask BeginAsync(long seq)
    {
        // The floor is an event that these viewers saw, so that whoever caught up to it by itself knows that it may go on here.
        var floor = await _at.LastSeenAsync(seq, _ended.Token);
        lock (_gate)
            _ring.Floor = floor;

        _started.TrySetResult();
    }

    private void Publish(Telling telling)
    {
        if (telling.Messages.Count == 0)
            return;

        lock (_gate)
        {
            foreach (var message in telling.Messages)
                _ring.Add(new Frame(telling.Seq, message));

            _told.RaiseTo(_ring.Head);
        }
    }
}

internal sealed record Opening(IReadOnlyList<Said> Messages, long Seq);
