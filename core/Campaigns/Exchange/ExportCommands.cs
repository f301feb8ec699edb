using System.Text;
using System.Text.Json;
using PluginHost.Campaigns.Formats;
using PluginHost.Campaigns.Shared;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

internal sealed record ExportShown(string Format, IReadOnlyList<ExportedFile> Files, IReadOnlyList<string> LeftOut);

/// <param name="Text">The file, when it is text.</param>
/// <param name="Base64">The file, when it is not.</param>
internal sealed record ExportedFile(string Name, string MediaType, string? Text, string? Base64);

/// <summary>A campaign, or one thing of it, as files: as far as the caller may see it.</summary>
internal sealed class ExportCommands(CampaignDesk desk, FormatCatalog formats)
{
    private const int Largest = 64 << 20;

    public async Task<ToolResult> ExportAsync(ExportArguments arguments, ToolCall call, CancellationToken cancellationToken)
    {
        var found = desk.Find(call, arguments.CampaignId);
        if (!found.Succeeded)
        {
            return ToolResult.Failed(found.Error);
        }

        if (formats.WriterOf(arguments.Format ?? CampaignFile.FormatId) is not { } writer)
        {
            return ToolResult.Failed(Error.Invalid("format", $"There is no such format; expected one of {string.Join(", ", formats.Written)}."));
        }

        var its = (await desk.Views.StateAsync(found.Value, call.Caller.Audience, cancellationToken)).State.Its;
        var world = its.World;
        var entities = world.All.Where(static one => EntityTypes.Written.Contains(one.Type)).ToList();
        if (arguments.Entity is { } asked)
        {
            entities = entities.FindAll(one => one.Id == asked || string.Equals(one.Its.Text("name"), asked, StringComparison.OrdinalIgnoreCase));
            if (entities.Count != 1)
            {
                return ToolResult.Failed(entities.Count == 0
                    ? Error.NotFound("There is nothing of that name.") with { Field = "entity", Hint = "get_campaign_data lists what there is, with ids." }
                    : Error.Invalid("entity", $"Several things are called so: {string.Join(", ", entities.Select(static one => $"{one.Type} {one.Id}"))}. Name the id."));
            }
        }

        var request = new ExportRequest(CampaignOf(world), [.. entities.Select(one => Out(one, its.Shared))]) { Blobs = await BlobsAsync(entities, call.Caller.Audience, cancellationToken) };
        var written = await writer.ExportAsync(request, cancellationToken);
        if (!written.Succeeded)
        {
            return ToolResult.Failed(written.Error);
        }

        if (written.Value.Files.Sum(static file => (long)file.Content.Length) > Largest)
        {
            return ToolResult.Failed(new Error("too-large", $"The export is larger than {Largest >> 20} MB.") { Hint = "Export one thing at a time with entity." });
        }

        var shown = new ExportShown(writer.Format.Id, [.. written.Value.Files.Select(File)], written.Value.LeftOut);
        var text = $"{writer.Format.Name}: {string.Join(", ", shown.Files.Take(20).Select(static file => file.Name))}{(shown.Files.Count > 20 ? " ..." : "")}.{string.Concat(shown.LeftOut.Take(20).Select(static line => "\n- " + line))}";
        return ToolResult.Text(text) with { Data = JsonSerializer.SerializeToElement(shown, ExchangeJson.Default.ExportShown) };
    }

    private static ImportedCampaign CampaignOf(World world)
    {
        var its = world.Find(EntityTypes.Campaign, EntityTypes.Campaign)?.Its ?? Leaves.None;
        return new ImportedCampaign { Name = its.Text("name"), System = its.Text("system"), Setting = its.Text("setting"), CurrentDate = its.Text("currentDate") };
    }

    private static ImportedEntity Out(Entity one, SharedDocuments shared) => new(one.Type, one.Its.Text("name") ?? "", one.Type == EntityTypes.Document ? SharedInfo.Whole(one, shared.Of(one.Id)) : one.Data) { Key = one.Id, ExternalId = one.Id };

    private async Task<IReadOnlyList<ImportedBlob>> BlobsAsync(IEnumerable<Entity> entities, Audience reader, CancellationToken cancellationToken)
    {
        var blobs = new List<ImportedBlob>();
        var hashes = entities.SelectMany(static one => one.Its.Pairs()).Where(static leaf => leaf.Key.EndsWith("/blob", StringComparison.Ordinal) && leaf.Value.ValueKind == JsonValueKind.String).Select(static leaf => leaf.Value.GetString()!);
        foreach (var hash in hashes.Distinct(StringComparer.Ordinal))
        {
            if (await desk.Store.Blobs.OpenAsync(hash, reader, cancellationToken) is { Succeeded: true } opened)
            {
                await using var blob = opened.Value;
                using var bytes = new MemoryStream();
                await blob.Content.CopyToAsync(bytes, cancellationToken);
                blobs.Add(new ImportedBlob(hash, blob.Info.MediaType, bytes.ToArray()));
            }
        }

        return blobs;
    }

    private static ExportedFile File(FormatFile file)
    {
        var isText = file.MediaType.StartsWith("text/", StringComparison.Ordinal) || file.MediaType is "application/json" or "application/xml";
        return isText
            ? new ExportedFile(file.Name, file.MediaType, Encoding.UTF8.GetString(file.Content.Span), null)
            : new ExportedFile(file.Name, file.MediaType, null, Convert.ToBase64String(file.Content.Span));
    }
}
