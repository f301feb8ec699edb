using System.Text.Json;

namespace PluginHost.Campaigns;

/// <summary>What may be written in several ways is kept in one.</summary>
internal static class Normal
{
    /// <param name="without">Properties that are for the command and not kept.</param>
    public static JsonElement Of(string type, JsonElement patch, params ReadOnlySpan<string> without)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            foreach (var property in patch.EnumerateObject())
            {
                if (!without.Contains(property.Name))
                {
                    // One word for the day, in the campaign as in its timeline.
                    json.WritePropertyName(type == EntityTypes.Campaign && property.Name == "date" ? CampaignDate.Property : property.Name);
                    Write(json, type, property.Name, property.Value);
                }
            }

            json.WriteEndObject();
        }

        return JsonElement.Parse(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    private static void Write(Utf8JsonWriter json, string type, string name, JsonElement value)
    {
        switch (name)
        {
            case "audience" when value.ValueKind != JsonValueKind.Null:
                Audiences.Of(value).Value.WriteTo(json);
                break;
            case "rules" when type == EntityTypes.Campaign && value.ValueKind == JsonValueKind.Number:
                json.WriteStringValue(value.GetRawText());
                break;
            case "date" or CampaignDate.Property when type == EntityTypes.Campaign && CampaignDate.Of(value) is { } today:
                json.WriteStringValue(today.Text());
                break;
            case "date" when type == EntityTypes.Timeline && CampaignDate.Of(value) is { } date:
                date.Data().WriteTo(json);
                break;
            case "objectives" when type == EntityTypes.Quest && value.ValueKind == JsonValueKind.Array:
                List(json, value, "text", static (writer, one) =>
                {
                    if (one.ValueKind != JsonValueKind.Object || !one.TryGetProperty("done", out _))
                    {
                        writer.WriteBoolean("done", false);
                    }
                });
                break;
            case "links" when value.ValueKind == JsonValueKind.Array:
                List(json, value, "to", static (_, _) => { });
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }

    /// <summary>A list of objects, some of which were written as the text of one property.</summary>
    private static void List(Utf8JsonWriter json, JsonElement list, string property, Action<Utf8JsonWriter, JsonElement> more)
    {
        json.WriteStartArray();
        foreach (var one in list.EnumerateArray())
        {
            json.WriteStartObject();
            if (one.ValueKind == JsonValueKind.Object)
            {
                foreach (var its in one.EnumerateObject())
                {
                    its.WriteTo(json);
                }
            }
            else
            {
                json.WriteString(property, one.GetString());
            }

            more(json, one);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
