using System.Text.Json;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>How a socket says who it is and where it wants to go. Keys come in messages, never in addresses.</summary>
internal sealed class Introduction(Keys keys, Calls calls, IJournalStore store, IViews views, PositionTokens tokens)
{
    public static readonly Error Unknown = new("unauthenticated", "Nobody introduced themselves in time.") { Hint = "The first message is authenticate, with a key." };

    public Result<Held> Who(JsonElement message, Held? ambient)
    {
        var key = message.Part("params")?.Text("key") ?? message.Text("key");
        if (key is not null)
            return keys.Hold(key, "socket");
        if (ambient is not null)
            return ambient;

        keys.Stranger("socket");
        return Unknown;
    }

    /// <summary>Whom the handshake proved.</summary>
    public Held? Known(Principal? ambient) => ambient is null ? null : new Held(ambient, keys.Until(ambient));

    /// <summary>The campaign as the caller may see it; an error when there is none.</summary>
    public Result<Viewpoint> Where(JsonElement message, Principal caller)
    {
        if (caller is { Role: Role.Spectator, Campaign: null or "" })
            return Error.Forbidden("There is nothing to see here without a key.");

        var campaign = calls.Campaign(message.Part("params")?.Text("campaign") ?? message.Text("campaign"), caller);
        if (!campaign.Succeeded)
            return campaign.Error;

        return campaign.Value.Length == 0
            ? Error.NotFound("There is no campaign yet.")
            : new Viewpoint(campaign.Value, calls.As(caller, campaign.Value).Audience, store, views, tokens);
    }

    public static string? After(JsonElement message) => message.Part("params")?.Text("after") ?? message.Text("after");
}
