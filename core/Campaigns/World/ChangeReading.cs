using System.Runtime.InteropServices;
using System.Text.Json;
using PluginHost.Journal;

namespace PluginHost.Campaigns;

/// <summary>Applies a change without making all of it first: a campaign of a million events is mostly these.</summary>
internal static class ChangeReading
{
    /// <summary>Types, ids and paths come again and again: each is one text in memory.</summary>
    private static readonly Known<string> Texts = new(static text => text);

    public static World Apply(World world, StoredEvent happened)
    {
        string? type = null;
        string? id = null;
        JsonElement set = default;
        JsonElement unset = default;
        foreach (var property in happened.Data.EnumerateObject())
        {
            var name = JsonMarshal.GetRawUtf8PropertyName(property);
            if (name.SequenceEqual("type"u8))
            {
                type = Text(property.Value);
            }
            else if (name.SequenceEqual("id"u8))
            {
                id = Text(property.Value);
            }
            else if (name.SequenceEqual("set"u8))
            {
                set = property.Value;
            }
            else if (name.SequenceEqual("unset"u8))
            {
                unset = property.Value;
            }
        }

        if (type is null || id is null)
        {
            return world;
        }

        var audience = happened.Audience.ToString();
        var entity = world.At(type, id) ?? new Entity(type, id, happened.Seq, []);
        var before = entity.Told(audience);
        var after = Set(Unset(before, unset), set);
        return ReferenceEquals(before, after) && entity.Since != happened.Seq ? world : world.With(entity.With(audience, after));
    }

    private static Leaves Unset(Leaves leaves, JsonElement paths)
    {
        if (paths.ValueKind == JsonValueKind.Array)
        {
            foreach (var path in paths.EnumerateArray())
            {
                leaves = Text(path) is { } gone ? leaves.Without(gone) : leaves;
            }
        }

        return leaves;
    }

    private static Leaves Set(Leaves leaves, JsonElement values)
    {
        if (values.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in values.EnumerateObject())
            {
                leaves = Name(property) is { } path && Values.IsWhole(property.Value) ? leaves.With(path, property.Value) : leaves;
            }
        }

        return leaves;
    }

    /// <summary>A text with half a character says nothing.</summary>
    private static string? Text(JsonElement value) =>
        value.ValueKind != JsonValueKind.String || !Values.IsWhole(value) ? null
        : JsonMarshal.GetRawUtf8Value(value) is var raw && raw.Contains((byte)'\\') ? value.GetString()
        : Texts.Of(raw[1..^1]);

    private static string? Name(JsonProperty property)
    {
        var raw = JsonMarshal.GetRawUtf8PropertyName(property);
        if (!raw.Contains((byte)'\\'))
        {
            return Texts.Of(raw);
        }

        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
