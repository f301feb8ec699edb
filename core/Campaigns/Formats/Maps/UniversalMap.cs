using System.Text.Json.Nodes;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Formats;

/// <summary>Universal VTT maps (.uvtt, .dd2vtt, .df2vtt). Their places are counted in squares from the map's own origin; here they count from 0.</summary>
internal sealed class UniversalMap : IImporter, IExporter
{
    public const string FormatId = "uvtt";
    private const int MostPoints = 3_000;
    private static readonly string[] Outlines = ["line_of_sight", "objects_line_of_sight"];

    public FormatDescription Format { get; } = new(FormatId, "a Universal VTT map", [".uvtt", ".dd2vtt", ".df2vtt"]);

    public bool Recognises(IReadOnlyList<FormatFile> files) =>
        files is [var only] && JsonTree.IsObject(only) && only.Content.Span.IndexOf("\"pixels_per_grid\""u8) >= 0 && only.Content.Span.IndexOf("\"map_size\""u8) >= 0;

    public Task<Result<Imported>> ImportAsync(ImportRequest import, CancellationToken cancellationToken) =>
        Task.FromResult(JsonTree.Read(import.Files[0]).Then(root => Read(root, Path.GetFileNameWithoutExtension(import.Files[0].Name))));

    public Task<Result<Exported>> ExportAsync(ExportRequest export, CancellationToken cancellationToken)
    {
        var files = new List<FormatFile>();
        foreach (var map in export.Entities.Where(static one => one.Type == EntityTypes.Map))
        {
            if (JsonNode.Parse(map.Data.GetRawText()) is JsonObject data && data["grid"] is JsonObject)
            {
                files.Add(new FormatFile($"{map.ExternalId}.uvtt", "application/json", System.Text.Encoding.UTF8.GetBytes(JsonTree.Indented(Written(data, export.Blobs)))));
            }
        }

        Result<Exported> exported = files.Count > 0
            ? new Exported(files) { LeftOut = [.. export.Entities.Where(static one => one.Type != EntityTypes.Map).Take(1).Select(static _ => "A map file holds only maps.")] }
            : Error.Invalid("entity", "There is no map with a grid to write.");
        return Task.FromResult(exported);
    }

    private static Result<Imported> Read(JsonObject root, string name)
    {
        if (root["resolution"] is not JsonObject resolution || Point(resolution["map_size"]) is not { } size || Number(resolution["pixels_per_grid"]) is not { } pixels)
        {
            return new Error("damaged", "The map does not say how large it is.") { Field = "path" };
        }

        var origin = Point(resolution["map_origin"]) ?? (0, 0);
        var remarks = new List<string>();
        var data = new JsonObject { ["name"] = name, ["grid"] = new JsonObject { ["width"] = size.X, ["height"] = size.Y, ["pixels"] = pixels } };
        var points = 0;
        foreach (var outline in Outlines)
        {
            var lines = new JsonArray();
            foreach (var line in (root[outline] as JsonArray ?? []).OfType<JsonArray>())
            {
                var moved = line.Select(point => Moved(point, origin)).OfType<JsonObject>().ToList();
                points += moved.Count;
                if (points <= MostPoints)
                {
                    lines.Add(new JsonArray([.. moved]));
                }
            }

            data[outline == Outlines[0] ? "walls" : "objects"] = lines;
        }

        if (points > MostPoints)
        {
            remarks.Add($"Of {points} points of walls only {MostPoints} were kept.");
        }

        data["portals"] = new JsonArray([.. (root["portals"] as JsonArray ?? []).OfType<JsonObject>().Take(500).Select(portal => Placed(portal, origin))]);
        data["lights"] = new JsonArray([.. (root["lights"] as JsonArray ?? []).OfType<JsonObject>().Take(500).Select(light => Placed(light, origin))]);
        if (root["environment"] is JsonObject environment)
        {
            data["environment"] = environment.DeepClone();
        }

        var blobs = Picture(root, data, remarks);
        return new Imported { Entities = [new ImportedEntity(EntityTypes.Map, name, Values.Of(data)) { Key = name, ExternalId = name }], Blobs = blobs, NotUnderstood = remarks };
    }

    private static IReadOnlyList<ImportedBlob> Picture(JsonObject root, JsonObject data, List<string> remarks)
    {
        if (root["image"] is not JsonValue value || !value.TryGetValue<string>(out var base64) || base64.Length == 0)
        {
            return [];
        }

        var bytes = new byte[base64.Length];
        if (!Convert.TryFromBase64String(base64, bytes, out var length))
        {
            remarks.Add("The map's picture is damaged.");
            return [];
        }

        data["image"] = new JsonObject { ["blob"] = "image" };
        return [new ImportedBlob("image", bytes.AsSpan(0, length).StartsWith("\u0089PNG"u8) || (length > 4 && bytes[0] == 0x89) ? "image/png" : "image/webp", bytes.AsMemory(0, length))];
    }

    private static JsonObject Written(JsonObject map, IReadOnlyList<ImportedBlob> blobs)
    {
        var grid = map["grid"]!.AsObject();
        var image = (map["image"] as JsonObject)?["blob"]?.GetValue<string>() is { } key ? blobs.FirstOrDefault(blob => blob.Key == key) : null;
        return new JsonObject
        {
            ["format"] = 0.3,
            ["resolution"] = new JsonObject
            {
                ["map_origin"] = new JsonObject { ["x"] = 0, ["y"] = 0 },
                ["map_size"] = new JsonObject { ["x"] = grid["width"]?.DeepClone(), ["y"] = grid["height"]?.DeepClone() },
                ["pixels_per_grid"] = grid["pixels"]?.DeepClone(),
            },
            ["line_of_sight"] = map["walls"]?.DeepClone() ?? new JsonArray(),
            ["objects_line_of_sight"] = map["objects"]?.DeepClone() ?? new JsonArray(),
            ["portals"] = map["portals"]?.DeepClone() ?? new JsonArray(),
            ["environment"] = map["environment"]?.DeepClone() ?? new JsonObject(),
            ["lights"] = map["lights"]?.DeepClone() ?? new JsonArray(),
            ["image"] = image is null ? "" : Convert.ToBase64String(image.Content.Span),
        };
    }

    private static JsonObject Placed(JsonObject thing, (double X, double Y) origin)
    {
        var copy = thing.DeepClone().AsObject();
        if (Moved(copy["position"], origin) is { } position)
        {
            copy["position"] = position;
        }

        if (copy["bounds"] is JsonArray bounds)
        {
            copy["bounds"] = new JsonArray([.. bounds.Select(point => Moved(point, origin)).OfType<JsonObject>()]);
        }

        return copy;
    }

    private static JsonObject? Moved(JsonNode? point, (double X, double Y) origin) =>
        Point(point) is { } at ? new JsonObject { ["x"] = Math.Round(at.X - origin.X, 6), ["y"] = Math.Round(at.Y - origin.Y, 6) } : null;

    private static (double X, double Y)? Point(JsonNode? point) => point is JsonObject at && Number(at["x"]) is { } x && Number(at["y"]) is { } y ? (x, y) : null;

    private static double? Number(JsonNode? value) => value is JsonValue number && number.TryGetValue<double>(out var real) && double.IsFinite(real) ? real : null;
}
