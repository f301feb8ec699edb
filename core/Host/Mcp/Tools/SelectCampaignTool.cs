using System.Text.Json;
using System.Text.Json.Nodes;
using PluginHost.Campaigns;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>Lets a client that stays go on with another campaign. It is the door's own, since only here somebody stays.</summary>
internal sealed class SelectCampaignTool(Seat? seat, CampaignDirectory campaigns, Admission? admission) : ITool
{
    public const string Name = "select_campaign";

    public ToolDescription Description { get; } = Described;

    private static ToolDescription Described { get; } = new(
        Name,
        "Switch to another campaign",
        "Switches this conversation over to another campaign, which all that follows is then about.",
        JsonElement.Parse("""{"type":"object","properties":{"campaign":{"type":"string","description":"Its id or name, as list_campaigns says."}},"required":["campaign"]}"""u8))
    {
        MinimumRole = Role.Player,
        Group = "campaigns",
        Idempotent = true,
        OutputSchema = JsonElement.Parse("""{"type":"object","properties":{"id":{"type":"string"},"name":{"type":"string"},"system":{"type":"string"}}}"""u8),
    };

    public async Task<ToolResult> CallAsync(ToolCall call, IProgress<ToolProgress> progress, CancellationToken cancellationToken)
    {
        if (!call.Arguments.TryGetProperty("campaign", out var named) || named.ValueKind != JsonValueKind.String || named.GetString() is not { Length: > 0 } wanted)
        {
            return ToolResult.Failed(Error.Invalid("campaign", "campaign is the id or name of one."));
        }

        var mine = (await campaigns.ListAsync(cancellationToken)).Where(one => admission?.Silently(call.Caller, one.Id) is not null).ToList();
        var found = mine.Where(one => one.Id == wanted).ToList() is [var exact] ? [exact] : mine.Where(one => one.Name.Equals(wanted, StringComparison.OrdinalIgnoreCase)).ToList();
        if (found is not [var only])
        {
            // Puts it on the record when it is there for others.
            _ = found.Count == 0 && campaigns.Exists(wanted) ? admission?.Of(call.Caller, wanted) : null;
            return ToolResult.Failed((found.Count == 0 ? Error.NotFound("There is no such campaign.") : Error.Invalid("campaign", "Several campaigns have that name."))
                with
            { Field = "campaign", Hint = "Take the id that list_campaigns says." });
        }

        if (seat is not null && !call.DryRun)
        {
            await seat.ChooseAsync(only.Id);
        }

        var data = new JsonObject { ["id"] = only.Id, ["name"] = only.Name, ["system"] = only.System };
        return ToolResult.Of(data, AssistantJson.Default.JsonObject, $"From now on this is about '{only.Name}' ({only.Id}).");
    }
}
