using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>Who the other end of a conversation is, which session is theirs and which campaign they are shown.</summary>
/// <param name="talk">The conversation.</param>
/// <param name="line">Where events go; null for one who only asks, and is known from the start.</param>
/// <param name="door">What it opens onto.</param>
/// <param name="ambient">Whom the connection itself proved, or null.</param>
internal sealed class Guest(Conversation talk, ILine? line, EventDoor door, Held? ambient) : IAsyncDisposable
{
    private static readonly Error NoStream = new("invalid", "There is no stream here to attach to.") { Hint = "Open GET /events/stream, and send its session_id with what you post." };

    private Place? _place;
    private Seat? _seat;
    private Shown? _shown;
    private CancellationTokenRegistration _revoked;

    public Held? Held { get; private set; } = line is null ? ambient : null;

    public Principal? Caller => Held?.Caller;

    public string? Campaign => _shown?.Campaign;

    /// <summary>The place among the others at the table; null for who has none.</summary>
    public Member? Member => _shown?.Member;

    public Attached Me => door.Introduction.Of(_seat?.Caller ?? Caller!, Campaign, _seat?.Id);

    /// <returns>Why they are not let in; they stay who they were before.</returns>
    public async Task<Error?> IntroduceAsync(string? type, JsonElement message, ILine answers, CancellationToken cancellationToken)
    {
        if (line is null)
        {
            return NoStream;
        }

        var who = door.Introduction.Who(message, Held ?? ambient, line.Door);
        if (!who.Succeeded)
        {
            return who.Error;
        }

        if (line.ShowsOnWelcome || type is "session_attach" or "subscribe")
        {
            return await ArriveAsync(who.Value, Arrival.Of(message), answers, cancellationToken);
        }

        if (Stay(who.Value) is { } full)
        {
            return full;
        }

        await HoldAsync(who.Value);
        if (Introduction.Is(type))
        {
            await answers.AnswerAsync(new Reply("ack", message.Text("id")), door.Time.GetUtcNow(), cancellationToken);
        }

        return null;
    }

    /// <summary>Lets somebody in who is known, and shows them the campaign.</summary>
    /// <returns>Why not.</returns>
    public async Task<Error?> ArriveAsync(Held who, Arrival arrival, ILine answers, CancellationToken cancellationToken)
    {
        var at = door.Introduction.Where(arrival.Campaign, who.Caller);
        if (at.Error is { } error && (error.Code != "not-found" || arrival.Campaign is not null))
        {
            return error;
        }

        if (Stay(who) is { } full)
        {
            return full;
        }

        var acting = door.Introduction.As(who.Caller, at.Value?.Campaign);
        var seat = door.Seats.Take(who.Caller, acting, arrival.Session ?? _seat?.Id, talk);
        if (!seat.Succeeded)
        {
            return seat.Error;
        }

        await LeaveAsync(seat.Value);
        await HoldAsync(who);
        line!.Batches |= arrival.Batches;
        var welcome = door.Introduction.Of(acting, at.Value?.Campaign, seat.Value.Id);
        await answers.AnswerAsync(Reply.Of("ack", arrival.Id, welcome, LiveJson.Default.Attached), door.Time.GetUtcNow(), cancellationToken);
        if (at.Succeeded)
        {
            _shown = new Shown(door, line, at.Value, arrival.After, seat.Value, talk);
        }

        return null;
    }

    /// <summary>Goes on in a session of its own.</summary>
    /// <returns>Why not.</returns>
    public Error? Move()
    {
        if (line is null)
        {
            return NoStream;
        }

        var seat = door.Seats.Another(Caller!, _seat?.Caller ?? Caller!, talk);
        if (!seat.Succeeded)
        {
            return seat.Error;
        }

        if (_seat is { } before)
        {
            door.Seats.Leave(before, talk);
        }

        _seat = seat.Value;
        _shown?.Sit(seat.Value);
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        await _revoked.DisposeAsync();
        await LeaveAsync(null);
        _place?.Dispose();
    }

    /// <summary>Whoever a connection was let in as once, it counts as.</summary>
    /// <returns>Why there is no room for them.</returns>
    private Error? Stay(Held who)
    {
        if (_place is not null && who.Caller.Person == Caller?.Person)
        {
            return null;
        }

        var place = door.Crowd.Stay(who.Caller, line!.From);
        if (place.Succeeded)
        {
            _place?.Dispose();
            _place = place.Value;
        }

        return place.Error;
    }

    private async Task HoldAsync(Held who)
    {
        Held = who;
        await _revoked.DisposeAsync();
        _revoked = who.Until.Register(static talk => ((Conversation)talk!).End(Goodbye.Revoked), talk);
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
            door.Seats.Leave(seat, talk);
        }

        _seat = next;
    }
}
