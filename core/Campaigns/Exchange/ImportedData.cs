using System.Text.Json;
using System.Text.Json.Nodes;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>The data of what comes in, with references to other entities and to bytes as the campaign has them.</summary>
/// <param name="ids">The entity of each key.</param>
/// <param name="blobs">The hash of each blob's key.</param>
/// <param name="dropped">Takes what leads nowhere, in sentences.</param>
internal sealed class ImportedData(IReadOnlyDictionary<string, string> ids, IReadOnlyDictionary<string, string> blobs, List<string> dropped)
{
    private const int Deepest = 24;

    public JsonObject Of(ImportedEntity entity) =>
        entity.Data.ValueKind == JsonValueKind.Object && Values.IsWhole(entity.Data) && Resolved(JsonNode.Parse(entity.Data.GetRawText())!, entity, 0) is JsonObject data ? data : [];

    private JsonNode? Resolved(JsonNode? value, ImportedEntity entity, int depth)
    {
        switch (value)
        {
            case JsonObject { Count: 1 } single when single["ref"] is JsonValue key && key.TryGetValue<string>(out var name):
                if (ids.TryGetValue(name, out var id))
                {
                    return new JsonObject { ["ref"] = id };
                }

                dropped.Add($"'{entity.Name}' points to '{name}', which is not among the things that came in.");
                return JsonValue.Create(name);
            case JsonObject { Count: 1 } single when single["blob"] is JsonValue key && key.TryGetValue<string>(out var name):
                return blobs.TryGetValue(name, out var hash) ? new JsonObject { ["blob"] = hash } : JsonValue.Create(name);
            case JsonObject whole when depth < Deepest:
                return new JsonObject(whole.Select(property => KeyValuePair.Create(property.Key, Resolved(property.Value, entity, depth + 1))));
            case JsonArray list when depth < Deepest:
                return new JsonArray([.. list.Select(element => Resolved(element, entity, depth + 1))]);
            default:
                return value?.DeepClone();
        }
    }
}
