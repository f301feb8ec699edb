using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>The campaign's own door: events out, requests in, over a socket or as a stream beside plain requests.</summary>
internal sealed class EventDoor(
    Introduction introduction, ChannelHub hub, Requests requests, Seats seats, Rooms rooms, Crowd crowd, IHostApplicationLifetime life, CallerLimits limits, LiveOptions options, TimeProvider time)
{
    /// <summary>Stands for the campaign's own events among the sources of channels.</summary>
    public static readonly object Source = new();

    private static readonly Error NoSession = Error.NotFound("There is no such session of yours now.") with { Hint = "Open GET /events/stream again and use its session_id." };

    private readonly Wording _wording = new();

    public Introduction Introduction => introduction;

    public Requests Requests => requests;

    public Seats Seats => seats;

    public Rooms Rooms => rooms;

    public Crowd Crowd => crowd;

    public LiveOptions Options => options;

    public TimeProvider Time => time;

    public CancellationToken Stopping => life.ApplicationStopping;

    public Lease Join(Viewpoint at, string? after) =>
        hub.Join(new ChannelKey(at.Campaign, at.Audience.ToString(), Source), at, () => new EventSource(_wording, time, Stopping), after is null ? null : at.Place(after));

    public async Task ServeAsync(SocketLine line, Principal? ambient, CancellationToken aborted)
    {
        await using var talk = new Conversation(line, this, introduction.Known(ambient), aborted);
        Heard? heard = null;
        try
        {
            heard = await line.ReceiveWithinAsync(options.Silence, talk.Ended);
            while (heard is Heard.Message && (await talk.TakeAsync(line.Message, line, talk.Ended)).Stays)
            {
                heard = await line.ReceiveAsync(talk.Ended);
            }
        }
        catch (OperationCanceledException)
        {
            // Ended from elsewhere; the conversation knows why.
        }
        catch (Exception failure) when (failure is System.Net.WebSockets.WebSocketException or IOException or ObjectDisposedException)
        {
            // The other end is gone, or was cut off because it took nothing.
            return;
        }

        await line.CloseAsync(heard is Heard.TooLarge ? Goodbye.TooLarge : talk.Farewell);
    }

    /// <summary><c>GET /events/stream</c></summary>
    public async Task StreamAsync(HttpContext context)
    {
        if (introduction.Known(context) is not { } who)
        {
            await context.RefuseAsync(Introduction.Unknown);
            return;
        }

        await using var line = new StreamLine(context, options, time);
        await using var talk = new Conversation(line, this, who, context.RequestAborted);
        var asked = context.Request.Query;
        var arrival = new Arrival(null)
        {
            Campaign = Given(asked["campaign"]),
            After = Given(context.Request.Headers["Last-Event-ID"]) ?? Given(asked["after"]),
            Session = Given(asked["session_id"]),
        };
        if (await talk.ArriveAsync(who, arrival, line, talk.Ended) is { } refused)
        {
            await context.RefuseAsync(refused);
            return;
        }

        await line.StayAsync(talk.Ended);
        await line.CloseAsync(talk.Farewell);
    }

    /// <summary><c>POST /events/send</c>: the messages of a socket, answered as an array. A session inside ties them to its stream.</summary>
    public async Task SendAsync(HttpContext context)
    {
        if (introduction.Known(context) is not { } who)
        {
            await context.RefuseAsync(Introduction.Unknown);
            return;
        }

        var body = await ToolDoor.ReadAsync(context, Incoming.MostBytes);
        var messages = body.Then(static bytes => Incoming.ParseSome(bytes));
        if (!messages.Succeeded)
        {
            await context.RefuseAsync(messages.Error);
            return;
        }

        var session = messages.Value.Select(static message => message.Text("session_id")).FirstOrDefault(static id => id is not null);
        var tied = session is null ? null : seats.Find(session, who.Caller);
        if (session is not null && tied is null)
        {
            await context.RefuseAsync(NoSession);
            return;
        }

        if (tied is null && who.Caller.Role != Role.GameMaster && !limits.Allows($"send/{who.Caller.Door}/{who.Caller.Person}", messages.Value.Count))
        {
            await context.RefuseAsync(introduction.Flood(who.Caller, "stream"));
            return;
        }

        await AnswerAsync(context, who, tied, body.Value!);
    }

    private async Task AnswerAsync(HttpContext context, Held who, Conversation? tied, byte[] body)
    {
        await using var loose = tied is null ? new Conversation(null, this, who, context.RequestAborted) : null;
        var replies = new Replies();
        try
        {
            var taken = await (tied ?? loose)!.TakeAsync(body, replies, context.RequestAborted);
            await taken.Done;
        }
        catch (ObjectDisposedException)
        {
            await context.RefuseAsync(NoSession);
            return;
        }

        context.Response.ContentType = "application/json";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.Body.WriteAsync(replies.ToArray(), context.RequestAborted);
    }

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
