using System.Text.Json;
using System.Threading.RateLimiting;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <param name="Stays">Whether the conversation may go on.</param>
/// <param name="Done">Completes when everything that was asked for is answered.</param>
internal readonly record struct Taken(bool Stays, Task Done);

/// <summary>One other end, from its introduction to its farewell. It knows nothing of the transport: every door has the same conversation.</summary>
internal sealed class Conversation : IAsyncDisposable
{
    /// <summary>Who goes on asking after so many refusals is no longer answered.</summary>
    private const int MostRefusals = 100;

    private readonly ILine? _line;
    private readonly EventDoor _door;
    private readonly Held? _ambient;
    private readonly RateLimiter _limiter;
    private readonly CancellationTokenSource _ended;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Working _working;

    private Held? _held;
    private Seat? _seat;
    private Shown? _shown;
    private Goodbye? _why;
    private CancellationTokenRegistration _revoked;
    private int _refused;

    /// <param name="line">Where events go; null for one who only asks and is answered.</param>
    /// <param name="door">What it opens onto.</param>
    /// <param name="ambient">Whom the connection itself proved, or null.</param>
    /// <param name="aborted">Cancelled when the connection is gone.</param>
    public Conversation(ILine? line, EventDoor door, Held? ambient, CancellationToken aborted)
    {
        (_line, _door, _ambient) = (line, door, ambient);
        _held = line is null ? ambient : null;
        _limiter = Limits.PerConnection(door.Options);
        _working = new Working(door.Requests, door.Time);
        _ended = CancellationTokenSource.CreateLinkedTokenSource(aborted, door.Stopping);
        Ended = _ended.Token;
    }

    /// <summary>Cancelled when the conversation is over, whoever ended it.</summary>
    public CancellationToken Ended { get; }

    public bool IsKnown => _held is not null;

    public bool IsShown => _shown is not null;

    public Goodbye Farewell => _why
        ?? (_held is null ? Goodbye.Unknown : _held.Until.IsCancellationRequested ? Goodbye.Revoked : Ended.IsCancellationRequested ? Goodbye.Restarting : Goodbye.Plain);

    private Principal? Caller => _held?.Caller;

    private string? Campaign => _shown?.Campaign;

    public void End(Goodbye why)
    {
        _why ??= why;
        try
        {
            _ = _ended.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // It is over already.
        }
    }

    /// <summary>Takes what came in: a message, or an array of some. Only one at a time is taken; what they ask for is worked on side by side.</summary>
    public async Task<Taken> TakeAsync(ReadOnlyMemory<byte> frame, ILine answers, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var messages = Incoming.ParseSome(frame.Span);
            if (!messages.Succeeded)
            {
                return new Taken(await RefuseAsync(answers, null, messages.Error, cancellationToken), Task.CompletedTask);
            }

            List<Task> work = [];
            foreach (var message in messages.Value)
            {
                if (!await TakeAsync(message, answers, work, cancellationToken))
                {
                    return new Taken(false, Task.WhenAll(work));
                }
            }

            return new Taken(true, work.Count == 0 ? Task.CompletedTask : Task.WhenAll(work));
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Lets somebody in whose key is proven.</summary>
    /// <returns>Why not.</returns>
    public async Task<Error?> ArriveAsync(Held who, Arrival arrival, ILine answers, CancellationToken cancellationToken)
    {
        var at = _door.Introduction.Where(arrival.Campaign, who.Caller);
        if (at.Error is { } error && (error.Code != "not-found" || arrival.Campaign is not null))
        {
            return error;
        }

        var seat = _door.Seats.Take(who.Caller, arrival.Session ?? _seat?.Id, this);
        if (!seat.Succeeded)
        {
            return seat.Error;
        }

        await LeaveAsync(seat.Value);
        await HoldAsync(who);
        _line!.Batches |= arrival.Batches;
        await SendAsync(answers, Reply.Of("ack", arrival.Id, Me(at.Value?.Campaign), LiveJson.Default.Attached), cancellationToken);
        if (at.Succeeded)
        {
            _shown = new Shown(_door, _line, at.Value, arrival.After, this);
        }

        return null;
    }

    public async ValueTask DisposeAsync()
    {
        await _revoked.DisposeAsync();
        await _ended.CancelAsync();
        await LeaveAsync(null);
        await _working.EndAsync();
        _ended.Dispose();
        await _limiter.DisposeAsync();
    }

    /// <returns>Whether the conversation may go on.</returns>
    private async Task<bool> TakeAsync(JsonElement message, ILine answers, List<Task> work, CancellationToken cancellationToken)
    {
        var (id, type) = (message.Text("id"), message.Text("type"));
        if (!_limiter.Allows())
        {
            return await RefuseAsync(answers, id, Limits.TooMany, cancellationToken);
        }

        if (Introduction.Is(type) || (answers is { ShowsOnWelcome: false } && message.Text("key") is not null))
        {
            var refused = _line is null ? EventDoor.NoStream : await IntroduceAsync(type, message, answers, cancellationToken);
            if (refused is not null || Introduction.Is(type))
            {
                return refused is null || await RefuseAsync(answers, id, refused, cancellationToken);
            }
        }

        if (Caller is null)
        {
            return await RefuseAsync(answers, id, Introduction.Unknown, cancellationToken);
        }

        if (Requests.Are(type))
        {
            work.Add(_working.AnswerAsync(message, Caller, Campaign, answers, cancellationToken));
            return true;
        }

        switch (type)
        {
            case "heartbeat":
                await SendAsync(answers, Reply.Of("ack", id, Me(null), LiveJson.Default.Attached), cancellationToken);
                return true;
            case "session_create" when _line is not null:
                return await MoveAsync(id, answers, cancellationToken);
            case "disconnect":
                await SendAsync(answers, new Reply("ack", id), cancellationToken);
                End(Goodbye.Plain);
                return false;
            default:
                return await RefuseAsync(answers, id, Error.NotAvailable("This type of message"), cancellationToken);
        }
    }

    private async Task<Error?> IntroduceAsync(string? type, JsonElement message, ILine answers, CancellationToken cancellationToken)
    {
        var who = _door.Introduction.Who(message, _held ?? _ambient);
        if (!who.Succeeded)
        {
            return who.Error;
        }

        if (_line!.ShowsOnWelcome || type is "session_attach" or "subscribe")
        {
            return await ArriveAsync(who.Value, Arrival.Of(message), answers, cancellationToken);
        }

        await HoldAsync(who.Value);
        if (Introduction.Is(type))
        {
            await SendAsync(answers, new Reply("ack", message.Text("id")), cancellationToken);
        }

        return null;
    }

    private async Task<bool> MoveAsync(string? id, ILine answers, CancellationToken cancellationToken)
    {
        var seat = _door.Seats.Another(Caller!, this);
        if (!seat.Succeeded)
        {
            return await RefuseAsync(answers, id, seat.Error, cancellationToken);
        }

        if (_seat is { } before)
        {
            _door.Seats.Leave(before, this);
        }

        _seat = seat.Value;
        await SendAsync(answers, Reply.Of("ack", id, Me(null), LiveJson.Default.Attached), cancellationToken);
        return true;
    }

    private async Task HoldAsync(Held who)
    {
        _held = who;
        await _revoked.DisposeAsync();
        _revoked = who.Until.Register(static conversation => ((Conversation)conversation!).End(Goodbye.Revoked), this);
    }

    private async Task LeaveAsync(Seat? next)
    {
        if (_shown is { } shown)
        {
            _shown = null;
            await shown.DisposeAsync();
        }

        if (_seat is { } seat && seat != next)
        {
            _door.Seats.Leave(seat, this);
        }

        _seat = next;
    }

    private Attached Me(string? campaign) => _door.Introduction.Of(Caller!, campaign ?? Campaign, _seat?.Id);

    private async Task<bool> RefuseAsync(ILine answers, string? request, Error error, CancellationToken cancellationToken)
    {
        await SendAsync(answers, Reply.Refusal("error", request, error), cancellationToken);
        if (++_refused >= MostRefusals)
        {
            End(Goodbye.TooMany);
            return false;
        }

        return Caller is not null;
    }

    private ValueTask SendAsync(ILine answers, Reply reply, CancellationToken cancellationToken) => answers.SendAsync(answers.Word(reply, _door.Time.GetUtcNow()), cancellationToken);
}
