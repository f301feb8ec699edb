using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PluginHost.Campaigns;

/// <summary>Single values as JSON.</summary>
internal static class Values
{
    public static readonly JsonElement True = JsonElement.Parse("true");

    private const int Short = 256;

    /// <summary>What stands between quotes as it is. An apostrophe or a plus would be written otherwise.</summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create(" !#$%()*,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~");

    /// <summary>A step of a fight makes dozens of them: each small number is made once.</summary>
    private static readonly JsonElement[] Small = [.. Enumerable.Range(0, 256).Select(static number => JsonElement.Parse(number.ToString(CultureInfo.InvariantCulture)))];

    public static JsonElement Text(string text)
    {
        if (text.Length > Short || text.AsSpan().ContainsAnyExcept(Plain))
        {
            return JsonElement.Parse(JsonValue.Create(text).ToJsonString());
        }

        Span<byte> quoted = stackalloc byte[text.Length + 2];
        quoted[0] = quoted[^1] = (byte)'"';
        Encoding.ASCII.GetBytes(text, quoted[1..]);
        return JsonElement.Parse(quoted);
    }

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

    /// <summary>At most how many bytes it has when it is written, however its letters are escaped.</summary>
    public static int LengthOf(JsonElement value)
    {
        var length = 0;
        foreach (var letter in JsonMarshal.GetRawUtf8Value(value))
        {
            // A letter of two or three bytes is written as \uXXXX, one of four as two of these.
            length += letter switch { < 0x80 => letter is (byte)'<' or (byte)'>' or (byte)'&' or (byte)'\'' or (byte)'+' or (byte)'`' ? 6 : 1, < 0xC0 => 0, < 0xF0 => 6, _ => 12 };
        }

        return length;
    }

    public static JsonElement Number(long number) => number >= 0 && number < Small.Length ? Small[number] : JsonElement.Parse(number.ToString(CultureInfo.InvariantCulture));
}
