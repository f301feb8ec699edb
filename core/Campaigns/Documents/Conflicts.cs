using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>Says what two people wrote in one place, each version whole, so that one of them can choose.</summary>
internal static class Conflicts
{
    public static Error Of(Entity entity, IReadOnlyList<EditConflict> conflicts)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("id", entity.Id);
            json.WriteStartArray("conflicts");
            foreach (var conflict in conflicts)
            {
                json.WriteStartObject();
                json.WriteString("property", conflict.Property);
                Write(json, "was", conflict.Was);
                Write(json, "now", conflict.Now);
                Write(json, "yours", conflict.Yours);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        var names = string.Join(", ", conflicts.Take(3).Select(static one => one.Property.Length > 60 ? one.Property[..60] : one.Property));
        return new Error("edit-conflict", $"Somebody changed {names} of {entity.Name} since you looked; nothing was applied.")
        {
            Field = conflicts[0].Property,
            Hint = "Both versions are in the details: send again with was set to the value now, or leave the property out.",
            Details = JsonElement.Parse(stream.GetBuffer().AsSpan(0, (int)stream.Length)),
        };
    }

    private static void Write(Utf8JsonWriter json, string name, JsonElement? value)
    {
        json.WritePropertyName(name);
        if (value is { } its)
        {
            its.WriteTo(json);
        }
        else
        {
            json.WriteNullValue();
        }
    }
}
