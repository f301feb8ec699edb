using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>The campaign that a request means.</summary>
internal static class CampaignNamed
{
    public static Result<string> Find(HostParts parts, string? named, Principal caller)
    {
        var campaign = named ?? parts.Table.DefaultCampaign(caller);
        return campaign is not null && parts.Campaigns.Exists(campaign)
            ? campaign
            : Error.NotFound(campaign is null ? "There is no campaign yet." : $"There is no campaign '{campaign}'.") with { Field = "campaign", Hint = $"See: {Invocation.Name} campaigns" };
    }
}

internal static class RoleNames
{
    public static Result<Role> Of(string text) => text switch
    {
        "gm" => Role.GameMaster,
        "player" => Role.Player,
        "spectator" => Role.Spectator,
        "overlay" => Role.Overlay,
        "plugin" => Role.Plugin,
        _ => Error.Invalid("role", "A role is gm, player, spectator, overlay or plugin."),
    };

    public static Result<MaybeRole> OrNone(string text) => text == "none" ? new MaybeRole(null) : Of(text).Then<MaybeRole>(static role => new MaybeRole(role));

    public static string Word(Role role) => role switch { Role.GameMaster => "gm", _ => role.ToString().ToLowerInvariant() };
}

internal sealed record MaybeRole(Role? Role);
