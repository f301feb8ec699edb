using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;

namespace PluginHost.Host;

/// <summary>What a client's address says behind its question mark: which groups of tools it wants listed, and which campaign it is bound to.</summary>
internal sealed record ClientWish(ToolGroups Groups, string? Campaign)
{
    public const string GroupsName = "groups";
    public const string CampaignName = "campaign";

    /// <summary>Where a request that stands for itself names its campaign.</summary>
    private const string Meta = "pluginhost/campaign";

    public static ClientWish Of(HttpContext context) => new(ToolGroups.Of(context.Request.Query[GroupsName]), context.Request.Query[CampaignName]);

    /// <summary>The address binds; within that a request may say the same.</summary>
    public ClientWish With(JsonRpcMessage message) =>
        string.IsNullOrEmpty(Campaign) && message is JsonRpcRequest { Params: JsonObject its } && its["_meta"] is JsonObject meta && meta[Meta] is JsonValue value && value.TryGetValue(out string? named) ? this with { Campaign = named } : this;
}
