using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginHost.Sdk;

/// <summary>An audience in JSON: a list of names; a text with commas is read too. Public so that generated JSON contexts can use it.</summary>
public sealed class AudienceJsonConverter : JsonConverter<Audience>
{
    /// <inheritdoc/>
    public override Audience Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var members = new List<string>();
        if (reader.TokenType == JsonTokenType.String)
        {
            members.AddRange(reader.GetString()!.Split(','));
        }
        else if (reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.String)
            {
                members.Add(reader.GetString()!);
            }
        }

        var audience = Audience.Of(members);
        return audience.Succeeded && reader.TokenType is JsonTokenType.String or JsonTokenType.EndArray
            ? audience.Value!
            : throw new JsonException(audience.Error?.Message ?? "An audience is a list of names.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Audience value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var member in value.Members)
        {
            writer.WriteStringValue(member);
        }

        writer.WriteEndArray();
    }
}
