using System.Text.Json;
using Microsoft.AspNetCore.Http;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>How a socket says who it is and where it wants to go. Keys come in messages, never in addresses.</summary>
internal sealed class Introduction(Keys keys, Calls calls, IPeople people, IJournalStore store, IViews views, PositionTokens tokens, LiveOptions options)
{
    public static readonly Error Unknown = new("unauthenticated", "Nobody introduced themselves in time.") { Hint = "The first message is authenticate, with a key." };

    /// <summary>Whether a type of message says who somebody is or where they want to go.</summary>
    public static bool Is(string? type) => type is "connect" or "authenticate" or "reauthenticate" or "session_attach" or "subscribe";

    /// <param name="message">What they said of themselves.</param>
    /// <param name="ambient">Whom the connection itself proved, or null.</param>
    /// <param name="door">The way in, for the record of who was refused.</param>
    public Result<Held> Who(JsonElement message, Held? ambient, string door)
    {
        var key = message.Part("params")?.Text("key") ?? message.Text("key");
        return key is not null ? keys.Hold(key, door) : ambient is not null ? ambient : Stranger(door);
    }

    /// <summary>Refuses somebody who never said who they are, which is kept on record.</summary>
    public Error Stranger(string door)
    {
        keys.Stranger(door);
        return Unknown;
    }

    /// <summary>Puts on the record that somebody asked more often than is answered.</summary>
    public Error Flood(Principal? caller, string door)
    {
        keys.Flood(caller, door);
        return Limits.TooMany;
    }

    /// <summary>Whom the handshake proved.</summary>
    public Held? Known(Principal? ambient) => ambient is null ? null : new Held(ambient, keys.Until(ambient));

    /// <summary>Whom a request for a stream proved, or nobody, which is recorded. A cookie counts for pages of this host: a browser says when it is another's that asks.</summary>
    public Held? Known(HttpContext context)
    {
        if (context.Features.Get<Established>() is { } known && !(known.ByCookie && context.Request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none")))
        {
            return Known(known.Principal);
        }

        keys.Stranger("stream");
        return null;
    }

    /// <summary>A caller as they stand in the campaign that they are shown.</summary>
    public Principal As(Principal caller, string? campaign) => campaign is null ? caller : calls.As(caller, campaign);

    /// <summary>The campaign as the caller may see it; an error when there is none.</summary>
    public Result<Viewpoint> Where(string? named, Principal caller)
    {
        if (caller is { Role: Role.Spectator, Campaign: null or "" })
            return Error.Forbidden("There is nothing to see here without a key.");

        var campaign = calls.Campaign(named, caller);
        if (!campaign.Succeeded)
            return campaign.Error;

        return campaign.Value.Length == 0
            ? Error.NotFound("There is no campaign yet.")
            : new Viewpoint(campaign.Value, calls.As(caller, campaign.Value).Audience, store, views, tokens);
    }

    /// <summary>What somebody is told about themselves.</summary>
    public Attached Of(Principal caller, string? campaign, string? session) => new(caller.Person, people.NameOf(caller.Person), caller.Role, campaign)
    {
        SessionId = session,
        Heartbeat = (int)options.Heartbeat.TotalSeconds,
        Limits = new AttachedLimits(options.RequestsPerMinute, Incoming.MostBytes, Incoming.MostDepth, Incoming.MostInBatch),
    };
}
