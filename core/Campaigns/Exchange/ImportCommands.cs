using System.Security.Cryptography;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>Files become part of a campaign: recognised by what they hold, shown, then applied as one step that can be taken back.</summary>
internal sealed class ImportCommands(CampaignDesk desk, TableCommands table, FormatCatalog formats, FileIntake intake)
{
    private const string CommandLine = "command-line";

    public Task<ToolResult> ImportAsync(ImportArguments arguments, ToolCall call, CancellationToken cancellationToken) => ImportAsync(arguments, call, static imported => imported, cancellationToken);

    /// <summary>Whatever else the file holds stays where it is.</summary>
    public Task<ToolResult> CharacterAsync(CharacterFileArguments arguments, ToolCall call, CancellationToken cancellationToken) => ImportAsync(
        new ImportArguments { Path = arguments.Path, Content = arguments.Content, CampaignId = arguments.CampaignId, Only = arguments.Only, Preview = arguments.Preview },
        call,
        static imported => imported.Entities.Where(static one => one.Type == EntityTypes.Character).ToList() is { Count: > 0 } characters
            ? imported with { Entities = characters, Campaign = null }
            : new Error("no-character", "The file holds no player's character.") { Field = "path", Hint = "import_file reads monsters, maps and campaigns." },
        cancellationToken);

    private async Task<ToolResult> ImportAsync(ImportArguments arguments, ToolCall call, Func<Imported, Result<Imported>> meant, CancellationToken cancellationToken)
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

        var read = (await reader.ImportAsync(new ImportRequest(files.Value, campaign, call.Caller), cancellationToken)).Then(meant);
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
        var hashes = imported.Blobs.DistinctBy(static blob => blob.Key, StringComparer.Ordinal).ToDictionary(static blob => blob.Key, static blob => Convert.ToHexStringLower(SHA256.HashData(blob.Content.Span)), StringComparer.Ordinal);
        var before = campaign.Length == 0 ? new KnownState("", World.Empty, null, RollLog.Empty) : (await desk.Views.StateAsync(campaign, null, cancellationToken)).State.Its;
        var planned = ImportPlan.Of(before, imported, format.Id, hashes, call);
        if (arguments.Preview || call.DryRun)
        {
            return ImportText.Of(format, imported, planned, campaign, applied: false);
        }

        var isNew = campaign.Length == 0;
        if (isNew)
        {
            var create = new CreateArguments { Name = imported.Campaign?.Name ?? "Imported campaign", System = imported.Campaign?.System ?? "generic" };
            var made = await table.CreateAsync(create, call with { Id = call.Id + "/campaign" }, cancellationToken);
            if (made.Error is not null)
            {
                return made;
            }

            campaign = made.Data!.Value.GetProperty("id").GetString()!;
        }

        foreach (var blob in imported.Blobs.DistinctBy(static blob => blob.Key, StringComparer.Ordinal))
        {
            using var content = new MemoryStream(blob.Content.ToArray(), writable: false);
            var kept = await desk.Store.Blobs.PutAsync(content, blob.MediaType, BlobAudiences.In(planned.Draft.World, hashes[blob.Key]), cancellationToken);
            if (!kept.Succeeded)
            {
                return ToolResult.Failed(kept.Error);
            }
        }

        return await desk.ChangeAsync(
            call,
            campaign,
            its =>
            {
                var plan = ImportPlan.Of(its, imported, format.Id, hashes, call);
                plan.Draft.Say(Audience.GameMaster, $"Imported {imported.Entities.Count} from {format.Name}.");
                var text = ImportText.Of(format, imported, plan, campaign, applied: true);
                var words = ((TextContent)text.Content[0]).Text + (isNew ? $"\nThe new campaign [{campaign}] is the newest now: commands mean it unless they name another." : "");
                return new Decision([.. plan.Draft.Events(), .. plan.Written], words, text.Data);
            },
            cancellationToken);
    }
}
