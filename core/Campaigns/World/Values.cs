using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PluginHost.Campaigns;

/// <summary>Single values as JSON.</summary>
internal static class Values
{
    public static readonly JsonElement True = JsonElement.Parse("true");

    public static JsonElement Text(string text) => JsonElement.Parse(JsonValue.Create(text).ToJsonString());

    public static JsonElement Of(JsonNode value) => JsonElement.Parse(value.ToJsonString());

    /// <summary>Whether it can be written again: a text with half a character can be read from a journal, and never leave it.</summary>
    public static bool IsWhole(JsonElement value)
    {
        if (!JsonMarshal.GetRawUtf8Value(value).Contains((byte)'\\'))
        {
            return true;
        }

        try
        {
            using var json = new Utf8JsonWriter(Stream.Null);
            value.WriteTo(json);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    public static JsonElement Number(long number) => JsonElement.Parse(number.ToString(CultureInfo.InvariantCulture));
}
