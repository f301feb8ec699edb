using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Formats;

/// <summary>A campaign as a folder of Markdown that people read and edit: a folder a type, a file a thing, its properties above its text. Nothing is lost.</summary>
internal sealed class MarkdownFolder : IImporter, IExporter
{
    public const string FormatId = "markdown";
    private const string Index = "campaign.md";

    public FormatDescription Format { get; } = new(FormatId, "a folder of Markdown", [".md"]);

    public bool Recognises(IReadOnlyList<FormatFile> files) => files.Any(static file => file.Name == Index && MarkdownPage.IsPage(file.Content.Span));

    public Task<Result<Imported>> ImportAsync(ImportRequest import, CancellationToken cancellationToken)
    {
        var (entities, blobs, notUnderstood) = (new List<ImportedEntity>(), new List<ImportedBlob>(), new List<string>());
        foreach (var file in import.Files)
        {
            if (file.Name.StartsWith("files/", StringComparison.Ordinal))
            {
                var name = Path.GetFileNameWithoutExtension(file.Name);
                blobs.Add(new ImportedBlob(name, MediaTypes.Of(file.Name), file.Content));
            }
            else if (MarkdownPage.Read(file) is { } page)
            {
                var type = file.Name == Index ? EntityTypes.Campaign : page.Type ?? file.Name.Split('/')[0];
                entities.Add(new ImportedEntity(type, page.Name, Values.Of(page.Data)) { Key = page.Id, ExternalId = page.Id });
            }
            else
            {
                notUnderstood.Add($"'{file.Name}' is no page of a campaign.");
            }
        }

        var campaign = entities.Find(static one => one.Type == EntityTypes.Campaign);
        Result<Imported> imported = new Imported
        {
            Campaign = campaign is null ? null : new ImportedCampaign { Name = campaign.Name, System = Leaves.Of(campaign.Data).Text("system") },
            Entities = entities,
            Blobs = blobs,
            NotUnderstood = notUnderstood,
        };
        return Task.FromResult(imported);
    }

    public Task<Result<Exported>> ExportAsync(ExportRequest export, CancellationToken cancellationToken)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var files = new List<FormatFile>();
        foreach (var entity in export.Entities)
        {
            var name = entity.Type == EntityTypes.Campaign ? Index : Free(names, $"{entity.Type}/{Slug(entity)}");
            files.Add(new FormatFile(name, "text/markdown", Encoding.UTF8.GetBytes(MarkdownPage.Write(entity.Type, entity.ExternalId, JsonNode.Parse(entity.Data.GetRawText())!.AsObject()))));
        }

        files.AddRange(export.Blobs.Select(static blob => new FormatFile($"files/{blob.Key}{MediaTypes.Ending(blob.MediaType)}", blob.MediaType, blob.Content)));
        Result<Exported> exported = new Exported(files);
        return Task.FromResult(exported);
    }

    private static string Free(HashSet<string> names, string wanted)
    {
        var name = wanted + ".md";
        for (var number = 2; !names.Add(name); number++)
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{wanted}-{number}.md");
        }

        return name;
    }

    private static string Slug(ImportedEntity entity)
    {
        var words = string.Concat((entity.Name.Length > 0 ? entity.Name : entity.ExternalId ?? "").ToLowerInvariant().Select(static c => char.IsLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var slug = string.Join('-', words);
        return slug.Length == 0 ? entity.ExternalId ?? "page" : slug.Length > 60 ? slug[..60].TrimEnd('-') : slug;
    }
}
