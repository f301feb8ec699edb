using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PluginHost.Host;

/// <summary>
/// Makes data fit into a room and keeps their shape: what is short stays, long texts are cut, lists end early, and what is still too long is left out.
/// Whatever is missing is noted, so that nobody takes a part for the whole.
/// </summary>
/// <param name="detail">How short something in a list may become.</param>
/// <param name="keepsAll">No property may be left out, since a schema may want it: its value becomes as short as it can.</param>
internal sealed class JsonFit(Detail detail, bool keepsAll)
{
    /// <summary>With less room, something with parts of its own says nothing any more.</summary>
    private const int LeastOfPart = 100;
    private const int LeastOfText = 24;
    private const int MostProperties = 400;
    private const int MostCuts = 64;

    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<Cut> _cuts = [];

    public IReadOnlyList<Cut> Cuts => _cuts;

    public static int Size(JsonElement value) => JsonMarshal.GetRawUtf8Value(value).Length;

    /// <returns>The data, or null when <paramref name="place"/> leads nowhere in them.</returns>
    public JsonElement? Of(JsonElement value, Place? place, int letters)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Relaxed))
        {
            if (place?.Path is null)
            {
                Write(json, value, string.Empty, letters);
            }
            else if (!Follow(json, value, string.Empty, place.Path.Length == 0 ? [] : place.Path.Split('/'), place.Offset, letters))
            {
                return null;
            }
        }

        return JsonElement.Parse(buffer.WrittenSpan);
    }

    private void Write(Utf8JsonWriter json, JsonElement value, string path, int letters, int from = 0)
    {
        if (from == 0 && Size(value) <= letters)
        {
            value.WriteTo(json);
            return;
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(json, value, path, letters);
                break;
            case JsonValueKind.Array:
                WriteList(json, value, path, letters, from);
                break;
            case JsonValueKind.String:
                WriteText(json, value, path, letters, from);
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }

    private void WriteObject(Utf8JsonWriter json, JsonElement value, string path, int letters)
    {
        var properties = value.EnumerateObject().ToList();
        var rooms = Rooms.Of([.. properties.Select(static one => Size(one.Value) + one.Name.Length + 4)], letters - 2, LeastOfPart, keepsAll ? int.MaxValue : MostProperties);
        json.WriteStartObject();
        for (var i = 0; i < properties.Count; i++)
        {
            var (one, its) = (properties[i], Under(path, Place.Escape(properties[i].Name)));
            var room = rooms[i] - one.Name.Length - 4;
            if (!keepsAll && room < Size(one.Value) && room < (one.Value.ValueKind == JsonValueKind.String ? LeastOfText : LeastOfPart))
            {
                Note(new Cut(its, 0, null, Size(one.Value)));
                continue;
            }

            json.WritePropertyName(one.Name);
            Write(json, one.Value, its, Math.Max(room, 0));
        }

        json.WriteEndObject();
    }

    private void WriteList(Utf8JsonWriter json, JsonElement value, string path, int letters, int from)
    {
        json.WriteStartArray();
        var begun = json.BytesCommitted + json.BytesPending;
        var total = value.GetArrayLength();
        var most = Math.Max(letters / Math.Max(1, total - from), detail.LeastOfItem());
        var at = from;
        foreach (var item in value.EnumerateArray().Skip(from))
        {
            var left = letters - 2 - (int)(json.BytesCommitted + json.BytesPending - begun);
            var room = Math.Min(most, left);
            if (at > from ? Math.Min(Size(item), most) + 1 > left : keepsAll && left <= 0)
            {
                break;
            }

            Write(json, item, Under(path, Cut.Each), room);
            at++;
        }

        json.WriteEndArray();
        if (at < total)
        {
            Note(new Cut(path, at, total, value.EnumerateArray().Skip(at).Sum(static item => Size(item))));
        }
    }

    private void WriteText(Utf8JsonWriter json, JsonElement value, string path, int letters, int from)
    {
        var text = value.GetString()!;
        var room = Math.Max(0, (int)((letters - 6L) * text.Length / Math.Max(text.Length, Size(value))));
        var (part, next) = TextFit.Of(text, from, room);
        json.WriteStringValue(next is null ? part : part + "…");
        if (next is { } goesOn)
        {
            Note(new Cut(path, goesOn, null, text.Length - goesOn));
        }
    }

    /// <summary>Only the part that the path leads to, below the short values beside it that say what it belongs to.</summary>
    private bool Follow(Utf8JsonWriter json, JsonElement value, string path, ReadOnlySpan<string> parts, int from, int letters)
    {
        if (parts.IsEmpty)
        {
            var goesOn = value.ValueKind switch { JsonValueKind.Array => from <= value.GetArrayLength(), JsonValueKind.String => from <= value.GetString()!.Length, _ => from == 0 };
            if (goesOn)
            {
                Write(json, value, path, letters, from);
            }

            return goesOn;
        }

        var name = Place.Unescape(parts[0]);
        if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out var next))
        {
            return false;
        }

        json.WriteStartObject();
        var found = false;
        foreach (var property in value.EnumerateObject())
        {
            if (property.Name == name)
            {
                json.WritePropertyName(name);
                found = Follow(json, next, Under(path, parts[0]), parts[1..], from, letters - LeastOfPart);
                if (!found)
                {
                    return false;
                }
            }
            else if (property.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array) && Size(property.Value) <= LeastOfPart)
            {
                property.WriteTo(json);
            }
        }

        json.WriteEndObject();
        return found;
    }

    private void Note(Cut cut)
    {
        if (_cuts.Count < MostCuts && !_cuts.Exists(one => one.Path == cut.Path))
        {
            _cuts.Add(cut);
        }
    }

    private static string Under(string path, string name) => path.Length == 0 ? name : $"{path}/{name}";
}
