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
    /// <summary>Who goes on asking after so many refusals within a minute is no longer answered.</summary>
    private const int MostRefusals = 100;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private static readonly Error NotAtTable = Error.Forbidden("Only who is at a campaign's table is seen by the others there.");

    private readonly EventDoor _door;
    private readonly Guest _guest;
    private readonly Working _working;
    private readonly RateLimiter _limiter;
    private readonly CancellationTokenSource _ended;
    private readonly SemaphoreSlim _turn = new(1, 1);

    private Goodbye? _why;
    private bool _over;
    private int _refused;
    private long _refusing;

    /// <param name="line">Where events go; null for one who only asks and is answered.</param>
    /// <param name="door">What it opens onto.</param>
    /// <param name="ambient">Whom the connection itself proved, or null.</param>
    /// <param name="aborted">Cancelled when the connection is gone.</param>
    public Conversation(ILine? line, EventDoor door, Held? ambient, CancellationToken aborted)
    {
        _door = door;
        _guest = new Guest(this, line, door, ambient);
        _working = new Working(door.Requests, door.Time);
        _limiter = Limits.PerConnection(door.Options);
        _ended = CancellationTokenSource.CreateLinkedTokenSource(aborted, door.Stopping);
        Ended = _ended.Token;
    }

    /// <summary>Cancelled when the conversation is over, whoever ended it.</summary>
    public CancellationToken Ended { get; }

    public bool IsKnown => _guest.Held is not null;

    public bool IsShown => _guest.Campaign is not null;

    /// <summary>Whether the connection ended without a goodbye of either side.</summary>
    public bool WasCut => _why is null && Ended.IsCancellationRequested;

    public Goodbye Farewell => _why
        ?? (_guest.Held is not { } held ? Goodbye.Unknown : held.Until.IsCancellationRequested ? Goodbye.Revoked : Ended.IsCancellationRequested ? Goodbye.Restarting : Goodbye.Plain);

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
            ObjectDisposedException.ThrowIf(_over, this);
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
    public Task<Error?> ArriveAsync(Held who, Arrival arrival, ILine answers, CancellationToken cancellationToken) => _guest.ArriveAsync(who, arrival, answers, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();

        // Whoever posts to this conversation now comes too late.
        await _turn.WaitAsync();
        _over = true;
        _turn.Release();
        await _guest.DisposeAsync();
        await _working.EndAsync();
        _ended.Dispose();
        await _limiter.DisposeAsync();
    }

    /// <returns>Whether the conversation may go on.</returns>
    private Task<bool> TakeAsync(JsonElement message, ILine answers, List<Task> work, CancellationToken cancellationToken)
    {
        var type = message.Text("type");
        return Ephemeral.Is(type) ? HeedAsync(type!, message, answers, cancellationToken)
            : !_limiter.Allows() ? RefuseAsync(answers, message.Text("id"), _door.Introduction.Flood(_guest.Caller, answers.Door), cancellationToken)
            : Introduction.Is(type) ? IntroduceAsync(type, message, answers, cancellationToken)
            : AnswerAsync(type, message, answers, work, cancellationToken);
    }

    private async Task<bool> IntroduceAsync(string? type, JsonElement message, ILine answers, CancellationToken cancellationToken) =>
        await _guest.IntroduceAsync(type, message, answers, cancellationToken) is not { } refused || await RefuseAsync(answers, message.Text("id"), refused, cancellationToken);

    private async Task<bool> AnswerAsync(string? type, JsonElement message, ILine answers, List<Task> work, CancellationToken cancellationToken)
    {
        var id = message.Text("id");

        // On a line any message may bring the key: a script then needs only one.
        if (!answers.ShowsOnWelcome && message.Text("key") is not null && await _guest.IntroduceAsync(type, message, answers, cancellationToken) is { } unknown)
        {
            return await RefuseAsync(answers, id, unknown, cancellationToken);
        }

        if (_guest.Caller is not { } caller)
        {
            return await RefuseAsync(answers, id, _door.Introduction.Stranger(answers.Door), cancellationToken);
        }

        if (Requests.Are(type))
        {
            work.Add(_working.AnswerAsync(message, caller, _guest.Campaign, answers, cancellationToken));
            return true;
        }

        var refused = type switch
        {
            "heartbeat" or "disconnect" => null,
            "session_create" => _guest.Move(),
            _ => Error.NotAvailable("This type of message"),
        };
        if (refused is not null)
        {
            return await RefuseAsync(answers, id, refused, cancellationToken);
        }

        await answers.AnswerAsync(Reply.Of("ack", id, _guest.Me, LiveJson.Default.Attached), _door.Time.GetUtcNow(), cancellationToken);
        if (type != "disconnect")
        {
            return true;
        }

        End(Goodbye.Plain);
        return false;
    }

    /// <summary>What need not last is not answered, and has a limit of its own.</summary>
    private async Task<bool> HeedAsync(string type, JsonElement message, ILine answers, CancellationToken cancellationToken)
    {
        if (_guest.Member is not { } member)
        {
            return await RefuseAsync(answers, message.Text("id"), IsKnown ? NotAtTable : _door.Introduction.Stranger(answers.Door), cancellationToken);
        }

        var heeded = member.Take(type, message);
        if (heeded.Error is { } refused)
        {
            return await RefuseAsync(answers, message.Text("id"), refused, cancellationToken);
        }

        if (heeded.Value != Heeded.Flood)
        {
            return true;
        }

        _door.Introduction.Flood(_guest.Caller, answers.Door);
        End(Goodbye.TooMany);
        return false;
    }

    private async Task<bool> RefuseAsync(ILine answers, string? request, Error error, CancellationToken cancellationToken)
    {
        await answers.AnswerAsync(Reply.Refusal("error", request, error), _door.Time.GetUtcNow(), cancellationToken);
        if (_door.Time.GetElapsedTime(_refusing) > Minute)
        {
            (_refused, _refusing) = (0, _door.Time.GetTimestamp());
        }

        if (!IsKnown)
        {
            _why ??= Goodbye.To(error);
            return false;
        }

        if (++_refused < MostRefusals)
        {
            return true;
        }

        End(Goodbye.TooMany);
        return false;
    }
}
