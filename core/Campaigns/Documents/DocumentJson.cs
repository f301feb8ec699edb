using System.Text.Json;

namespace PluginHost.Campaigns;

/// <summary>Things as data for a reader.</summary>
internal static class DocumentJson
{
    public static void Write(Utf8JsonWriter json, Entity entity, Action<Utf8JsonWriter>? more = null)
    {
        json.WriteStartObject();
        json.WriteString("id", entity.Id);
        json.WriteString("type", entity.Type);
        foreach (var property in entity.Data.EnumerateObject().Where(static property => property.Name is not ("id" or "type")))
        {
            property.WriteTo(json);
        }

        more?.Invoke(json);
        json.WriteEndObject();
    }

    public static JsonElement Made(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            write(json);
        }

        return JsonElement.Parse(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }
}
