using System.Text;
using System.Text.Json.Nodes;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Formats;

/// <summary>
/// A campaign as one JSON file: <c>version</c>, <c>campaign</c>, <c>world</c>, <c>story</c> and <c>resources</c> as other programs of the kind write it, and beside them
/// <c>characters</c>, <c>others</c> and <c>blobs</c>, so that nothing is lost.
/// </summary>
internal sealed class CampaignFile : IImporter, IExporter
{
    public const string FormatId = "campaign";
    private const string Version = "1.0";
    private const int Largest = 32 << 20;

    /// <summary>Where things of a type stand.</summary>
    private static readonly (string Type, string Section, string Name)[] Places =
    [
        (EntityTypes.Location, "world", "locations"), (EntityTypes.Npc, "world", "npcs"),
        (EntityTypes.Quest, "story", "quests"), (EntityTypes.Timeline, "story", "timeline"),
        (EntityTypes.Map, "resources", "maps"), (EntityTypes.Handout, "resources", "handouts"),
    ];

    private static readonly string[] Own = ["id"];

    /// <summary>Properties that name another thing by its bare id, as other programs do.</summary>
    private static readonly string[] Pointing = ["npcs", "location"];

    public FormatDescription Format { get; } = new(FormatId, "a campaign file", [".json"]);

    /// <summary>Whether ids of a format are ids of this host.</summary>
    public static bool IsOwn(string format) => format is FormatId or MarkdownFolder.FormatId;

    public bool Recognises(IReadOnlyList<FormatFile> files) =>
        files is [{ Content.Length: <= Largest } only] && JsonTree.IsObject(only) && only.Content.Span.IndexOf("\"version\""u8) >= 0 && only.Content.Span.IndexOf("\"campaign\""u8) >= 0
        && (only.Content.Span.IndexOf("\"world\""u8) >= 0 || only.Content.Span.IndexOf("\"story\""u8) >= 0);

    public Task<Result<Imported>> ImportAsync(ImportRequest import, CancellationToken cancellationToken) =>
        Task.FromResult(JsonTree.Read(import.Files[0]).Then(Read));

    public Task<Result<Exported>> ExportAsync(ExportRequest export, CancellationToken cancellationToken)
    {
        var campaign = export.Entities.FirstOrDefault(static one => one.Type == EntityTypes.Campaign) is { } own ? JsonNode.Parse(own.Data.GetRawText())!.AsObject() : [];
        var root = new JsonObject { ["version"] = Version, ["campaign"] = campaign, ["world"] = new JsonObject(), ["story"] = new JsonObject(), ["resources"] = new JsonObject() };
        foreach (var name in new[] { "setting", "currentDate" })
        {
            if (campaign.Remove(name, out var value))
            {
                root["world"]![name] = value;
            }
        }

        foreach (var (type, section, name) in Places)
        {
            root[section]![name] = List(export, type);
        }

        root["characters"] = List(export, EntityTypes.Character);
        var others = new JsonObject();
        foreach (var type in EntityTypes.Written.Where(type => type is not (EntityTypes.Campaign or EntityTypes.Character) && !Places.Any(place => place.Type == type)).Order(StringComparer.Ordinal))
        {
            if (List(export, type) is { Count: > 0 } list)
            {
                others[type] = list;
            }
        }

        root["others"] = others;
        root["blobs"] = new JsonObject(export.Blobs.Select(static blob => KeyValuePair.Create(blob.Key, (JsonNode?)new JsonObject { ["mediaType"] = blob.MediaType, ["base64"] = Convert.ToBase64String(blob.Content.Span) })));
        Result<Exported> exported = new Exported([new FormatFile("campaign.json", "application/json", Encoding.UTF8.GetBytes(JsonTree.Indented(root)))]);
        return Task.FromResult(exported);
    }

    private static JsonArray List(ExportRequest export, string type) => new([.. export.Entities.Where(one => one.Type == type).Select(static one =>
    {
        var data = new JsonObject { ["id"] = one.ExternalId };
        foreach (var (name, value) in JsonNode.Parse(one.Data.GetRawText())!.AsObject())
        {
            data[OwnNames.Out(name, Own)] = Pointing.Contains(name) ? Bare(value) : value?.DeepClone();
        }

        if (one.Type == EntityTypes.Quest)
        {
            Objectives.Out(data);
        }

        return data;
    })]);

    private static JsonNode? Bare(JsonNode? value) => value switch
    {
        JsonObject { Count: 1 } single when single["ref"] is { } id => id.DeepClone(),
        JsonArray list => new JsonArray([.. list.Select(Bare)]),
        _ => value?.DeepClone(),
    };

    private static Result<Imported> Read(JsonObject root)
    {
        if (root["version"] is not JsonValue version || !version.TryGetValue<string>(out var said) || said.Split('.')[0] != "1")
        {
            return new Error("unknown-version", "This campaign file is of another version.") { Hint = "This program reads version 1; a newer one may read more." };
        }

        var reading = new CampaignFileReading(root);
        foreach (var (type, section, name) in Places)
        {
            reading.Add(type, (root[section] as JsonObject)?[name]);
        }

        reading.Add(EntityTypes.Character, root["characters"]);
        foreach (var (type, list) in root["others"] as JsonObject ?? [])
        {
            reading.Add(type, list);
        }

        return reading.Whole(Pointing);
    }
}
