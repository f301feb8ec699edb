using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>Files become part of a campaign: recognised by what they hold, shown, then applied as one step that can be taken back.</summary>
internal sealed class ImportCommands(CampaignDesk desk, TableCommands table, FormatCatalog formats, FileIntake intake)
{
    private const string CommandLine = "command-line";

    public async Task<ToolResult> ImportAsync(ImportArguments arguments, ToolCall call, CancellationToken cancellationToken)
    {
        var anywhere = call.Caller is { Door: CommandLine, Role: Role.GameMaster };
        var files = await intake.ReadAsync(arguments.Path, arguments.Content, anywhere, cancellationToken);
        if (!files.Succeeded)
        {
            return ToolResult.Failed(files.Error);
        }

        if (formats.ReaderOf(files.Value) is not { } reader)
        {
            return ToolResult.Failed(formats.Unrecognised);
        }

        var campaign = arguments.NewCampaign ? "" : desk.Find(call, arguments.CampaignId) is { Succeeded: true } found ? found.Value : null;
        if (campaign is null)
        {
            return ToolResult.Failed(Error.Invalid("campaign_id", "No campaign was named to import into.") with { Hint = "Name one, enter one, or set new_campaign to make it from the file." });
        }

        var read = await reader.ImportAsync(new ImportRequest(files.Value, campaign, call.Caller), cancellationToken);
        if (!read.Succeeded)
        {
            return ToolResult.Failed(read.Error);
        }

        var only = arguments.Only is { } name ? read.Value.Entities.Where(one => string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase) || one.Key == name).ToList() : null;
        if (only is { Count: 0 })
        {
            return ToolResult.Failed(Error.Invalid("only", $"The file holds nothing of that name; it has {string.Join(", ", read.Value.Entities.Take(20).Select(static one => one.Name))}."));
        }

        var imported = only is null ? read.Value : read.Value with { Entities = only, Campaign = null };
        return await ApplyAsync(arguments, call, reader.Format, imported, campaign, cancellationToken);
    }

    private async Task<ToolResult> ApplyAsync(ImportArguments arguments, ToolCall call, FormatDescription format, Imported imported, string campaign, CancellationToken cancellationToken)
    {
        var blobs = new Dictionary<string, string>(StringComparer.Ordinal);
        if (arguments.Preview || call.DryRun)
        {
            var before = campaign.Length == 0 ? new KnownState("", World.Empty, null, RollLog.Empty) : (await desk.Views.StateAsync(campaign, null, cancellationToken)).State.Its;
            return ImportText.Of(format, imported, ImportPlan.Of(before, imported, format.Id, blobs, call), campaign, applied: false);
        }

        if (campaign.Length == 0)
        {
            var create = new CreateArguments { Name = imported.Campaign?.Name ?? "Imported campaign", System = imported.Campaign?.System ?? "generic" };
            var made = await table.CreateAsync(create, call with { Id = call.Id + "/campaign" }, cancellationToken);
            if (made.Error is not null)
            {
                return made;
            }

            campaign = made.Data!.Value.GetProperty("id").GetString()!;
        }

        foreach (var blob in imported.Blobs)
        {
            using var content = new MemoryStream(blob.Content.ToArray(), writable: false);
            var kept = await desk.Store.Blobs.PutAsync(content, blob.MediaType, AudienceOf(imported, blob), cancellationToken);
            if (!kept.Succeeded)
            {
                return ToolResult.Failed(kept.Error);
            }

            blobs[blob.Key] = kept.Value.Hash;
        }

        ToolResult? text = null;
        var applied = await desk.ChangeAsync(
            call,
            campaign,
            its =>
            {
                var plan = ImportPlan.Of(its, imported, format.Id, blobs, call);
                plan.Draft.Say(Audience.GameMaster, $"Imported {imported.Entities.Count} from {format.Name}.");
                text = ImportText.Of(format, imported, plan, campaign, applied: true);
                return Decision.Of(plan.Draft, ((TextContent)text.Content[0]).Text, text.Data);
            },
            cancellationToken);
        return applied;
    }

    private static Audience AudienceOf(Imported imported, ImportedBlob blob) =>
        imported.Entities.FirstOrDefault(one => one.Data.ValueKind == JsonValueKind.Object && one.Data.GetRawText().Contains(JsonEncodedText.Encode(blob.Key).ToString(), StringComparison.Ordinal)) is { } owner
            ? owner.Audience ?? EntityTypes.UsualAudience(owner.Type)
            : Audience.GameMaster;
}
