using System.Text.Json.Nodes;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Formats;

/// <summary>A campaign file on the way to entities.</summary>
internal sealed class CampaignFileReading(JsonObject root)
{
    private const int MostEntities = 20_000;
    private static readonly string[] Elsewhere = ["created", "modified", "gm", "players"];

    private readonly List<(string Type, string? Id, JsonObject Data)> _found = [];
    private readonly List<string> _notUnderstood = [];

    public void Add(string type, JsonNode? list)
    {
        if (list is null)
        {
            return;
        }

        if (list is not JsonArray all)
        {
            _notUnderstood.Add($"What stands where the list of {type} entries should be is none.");
            return;
        }

        foreach (var one in all.Take(MostEntities - _found.Count))
        {
            if (one is JsonObject data)
            {
                var copy = data.DeepClone().AsObject();
                var id = copy.Remove("id", out var named) && named is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
                OwnNames.TakeOff(copy);
                if (type == EntityTypes.Quest)
                {
                    Objectives.In(copy);
                }

                _found.Add((type, id, copy));
            }
            else
            {
                _notUnderstood.Add($"An entry of the list of {type} entries is no object.");
            }
        }
    }

    public Result<Imported> Whole(IReadOnlyCollection<string> pointing)
    {
        var ids = _found.Where(static one => one.Id is not null).Select(static one => one.Id!).ToHashSet(StringComparer.Ordinal);
        var campaign = Campaign();
        var entities = new List<ImportedEntity>();
        if (campaign.Count > 0)
        {
            entities.Add(new ImportedEntity(EntityTypes.Campaign, Text(campaign, "name") ?? "", Values.Of(campaign)));
        }

        foreach (var (type, id, data) in _found)
        {
            foreach (var name in pointing.Where(data.ContainsKey))
            {
                data[name] = Pointed(data[name], ids);
            }

            // What other programs call revealed is for the table here.
            var revealed = data["revealed"] is JsonValue value && value.TryGetValue<bool>(out var shown) && shown && !data.ContainsKey(Telling.AudienceProperty);
            entities.Add(new ImportedEntity(type, Text(data, "name") ?? Text(data, "title") ?? Text(data, "date") ?? "", Values.Of(data)) { Key = id, ExternalId = id, Audience = revealed ? Audience.Table : null });
        }

        return new Imported
        {
            Campaign = new ImportedCampaign { Name = Text(campaign, "name"), System = Text(campaign, "system"), Setting = Text(campaign, "setting"), CurrentDate = Text(campaign, "currentDate") },
            Entities = entities,
            Blobs = [.. Blobs()],
            NotUnderstood = _notUnderstood,
        };
    }

    private JsonObject Campaign()
    {
        var campaign = root["campaign"] is JsonObject said ? said.DeepClone().AsObject() : [];
        foreach (var name in Elsewhere.Where(campaign.ContainsKey).ToList())
        {
            campaign.Remove(name);
            _notUnderstood.Add($"'{name}' of the campaign belongs to the program that wrote the file.");
        }

        foreach (var name in new[] { "setting", "currentDate" })
        {
            if ((root["world"] as JsonObject)?[name] is { } value)
            {
                campaign[name] = value.DeepClone();
            }
        }

        return campaign;
    }

    private IEnumerable<ImportedBlob> Blobs()
    {
        foreach (var (key, blob) in root["blobs"] as JsonObject ?? [])
        {
            var bytes = blob is JsonObject whole && Text(whole, "base64") is { } base64 ? Decoded(base64) : null;
            if (bytes is null)
            {
                _notUnderstood.Add($"The bytes of '{key}' are damaged.");
                continue;
            }

            yield return new ImportedBlob(key, Text(blob!.AsObject(), "mediaType") ?? "application/octet-stream", bytes);
        }
    }

    private static byte[]? Decoded(string base64)
    {
        var bytes = new byte[(base64.Length / 4 * 3) + 3];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : null;
    }

    private static JsonNode? Pointed(JsonNode? value, HashSet<string> ids) => value switch
    {
        JsonValue text when text.TryGetValue<string>(out var id) && ids.Contains(id) => new JsonObject { ["ref"] = id },
        JsonArray list => new JsonArray([.. list.Select(one => Pointed(one, ids))]),
        _ => value?.DeepClone(),
    };

    private static string? Text(JsonObject data, string name) => data[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
