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

    private ViewMoment? _now;
    private long _opened = -1;
    private IReadOnlyList<Said> _opening = [];
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);

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

    /// <summary>Completes when the first view is there.</summary>
    public Task Started => _started.Task;

    /// <summary>Completes with the next message. Take it before reading, so that none slips between.</summary>
    public Task News
    {
        get
        {
            lock (_gate)
                return _news.Task;
        }
    }

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

    /// <summary>The view as the channel has it, and the cursor of whatever follows from it.</summary>
    public async ValueTask<Result<Opening>> OpenAsync(CancellationToken cancellationToken)
    {
        ViewMoment now;
        long cursor;
        lock (_gate)
        {
            (now, cursor) = (_now!, _ring.Head);
            if (_opened == now.Seq)
                return new Opening(_opening, cursor, now.Seq);
        }

        var messages = await _source.OpenAsync(now.View, _at.Position(now.Seq), cancellationToken);
        if (!messages.Succeeded)
            return messages.Error;

        lock (_gate)
        {
            if (_now!.Seq == now.Seq)
                (_opened, _opening) = (now.Seq, messages.Value);
        }

        return new Opening(messages.Value, cursor, now.Seq);
    }

    private async Task RunAsync(long? start)
    {
        try
        {
            await foreach (var moment in _at.FollowAsync(start, _ended.Token))
            {
                if (moment.Event is { } happened)
                    Publish(moment, await _source.NextAsync(moment.View, happened, _at.Position(moment.Seq), _ended.Token));
                else
                    await BeginAsync(moment);
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

    private async ValueTask BeginAsync(ViewMoment moment)
    {
        // The floor is an event that these viewers saw, so that whoever caught up to it by itself knows that it may go on here.
        var floor = await _at.LastSeenAsync(moment.Seq, _ended.Token);
        lock (_gate)
        {
            _now = moment;
            _ring.Floor = floor;
        }

        _started.TrySetResult();
    }

    private void Publish(ViewMoment moment, IReadOnlyList<Said> messages)
    {
        TaskCompletionSource? told = null;
        lock (_gate)
        {
            _now = moment;
            foreach (var message in messages)
                _ring.Add(new Frame(moment.Seq, message));

            if (messages.Count > 0)
                (told, _news) = (_news, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        told?.SetResult();
    }
}

internal sealed record Opening(IReadOnlyList<Said> Messages, long Cursor, long Seq);
