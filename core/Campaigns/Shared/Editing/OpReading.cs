using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Shared;

/// <summary>Operations as JSON: their shape alone. What a campaign allows is looked at where they are decided on; a fold passes over what has no shape.</summary>
internal static class OpReading
{
    /// <summary>Counters above it would not be whole numbers in a browser.</summary>
    private const long GreatestCounter = 1L << 52;
    private const int LongestName = 64;

    public static Result<SharedOp> Of(JsonElement op, string field)
    {
        if (op.ValueKind != JsonValueKind.Object || !op.TryGetProperty("op", out var kind) || kind.ValueKind != JsonValueKind.String)
        {
            return Error.Invalid(field, "An operation is an object with op.");
        }

        return kind.GetString() switch
        {
            "ins" => Insert(op, field),
            "del" => Delete(op, field),
            "set" => Set(op, field),
            "drop" => Change(op, field, static (id, by) => new GoneOp(id, by, IsGone: true)),
            "back" => Change(op, field, static (id, by) => new GoneOp(id, by, IsGone: false)),
            _ => Error.Invalid($"{field}.op", "op is ins or del for a note, and set, drop or back for a board."),
        };
    }

    public static CharId? IdOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.GetArrayLength() >= 2 && SiteOf(value[0]) is { } site && CounterOf(value[1]) is { } counter ? new CharId(site, counter) : null;

    private static Result<SharedOp> Insert(JsonElement op, string field)
    {
        var text = Get(op, "t") is { ValueKind: JsonValueKind.String } t ? t.GetString()! : null;
        var length = text?.Length ?? (Get(op, "n") is { ValueKind: JsonValueKind.Number } n && n.TryGetInt32(out var count) ? count : 0);
        var (l, r) = (Get(op, "l"), Get(op, "r"));
        return Get(op, "id") is not { } id || IdOf(id) is not { } own ? Error.Invalid($"{field}.id", "The id of an insertion is [site, counter].")
            : length < 1 || own.Counter + length > GreatestCounter ? Error.Invalid($"{field}.t", "An insertion has a text t, or the number n of characters that are deleted.")
            : IsWrong(l) ? Error.Invalid($"{field}.l", "l is the id of the character on the left, or null.")
            : IsWrong(r) ? Error.Invalid($"{field}.r", "r is the id of the character on the right, or null.")
            : new InsertOp(own, NeighbourOf(l), NeighbourOf(r), text, length);
    }

    private static Result<SharedOp> Delete(JsonElement op, string field)
    {
        if (Get(op, "at") is not { ValueKind: JsonValueKind.Array } at || at.GetArrayLength() == 0)
        {
            return Error.Invalid($"{field}.at", "at is a list of [site, counter, length].");
        }

        var ranges = ImmutableArray.CreateBuilder<CharRange>();
        foreach (var one in at.EnumerateArray())
        {
            if (IdOf(one) is not { } id || one.GetArrayLength() != 3 || one[2].ValueKind != JsonValueKind.Number || !one[2].TryGetInt32(out var length) || length < 1 || id.Counter + length > GreatestCounter)
            {
                return Error.Invalid(string.Create(CultureInfo.InvariantCulture, $"{field}.at[{ranges.Count}]"), "A range is [site, counter, length].");
            }

            ranges.Add(new CharRange(id, length));
        }

        var was = Get(op, "was") is { ValueKind: JsonValueKind.Array } texts && texts.EnumerateArray().All(static one => one.ValueKind == JsonValueKind.String) ? texts.EnumerateArray().Select(static one => one.GetString()!) : [];
        return new DeleteOp(ranges.ToImmutable(), [.. was]);
    }

    private static Result<SharedOp> Set(JsonElement op, string field)
    {
        if (Get(op, "fields") is not { ValueKind: JsonValueKind.Object } fields)
        {
            return Error.Invalid($"{field}.fields", "fields is an object with the new values.");
        }

        return Change(op, field, (id, by) => new SetOp(id, by, ValuesOf(fields), Get(op, "was") is { ValueKind: JsonValueKind.Object } was ? ValuesOf(was) : null));
    }

    private static Result<SharedOp> Change(JsonElement op, string field, Func<string, CharId, SharedOp> make) =>
        Get(op, "id") is not { ValueKind: JsonValueKind.String } id || id.GetString() is not { Length: > 0 and <= LongestName } own ? Error.Invalid($"{field}.id", "The id of an object is a short text.")
        : Get(op, "by") is not { } stamp || IdOf(stamp) is not { } by ? Error.Invalid($"{field}.by", "by is [site, counter].")
        : make(own, by);

    private static ImmutableSortedDictionary<string, JsonElement> ValuesOf(JsonElement fields)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, JsonElement>(StringComparer.Ordinal);
        foreach (var one in fields.EnumerateObject())
        {
            values[one.Name] = one.Value.Clone();
        }

        return values.ToImmutable();
    }

    private static JsonElement? Get(JsonElement op, string name) => op.TryGetProperty(name, out var value) ? value : null;

    private static bool IsWrong(JsonElement? neighbour) => neighbour is { ValueKind: not JsonValueKind.Null } value && IdOf(value) is null;

    private static CharId? NeighbourOf(JsonElement? value) => value is { } its ? IdOf(its) : null;

    private static string? SiteOf(JsonElement value) => value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 and <= LongestName } site ? string.IsInterned(site) ?? site : null;

    private static long? CounterOf(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var counter) && counter is > 0 and < GreatestCounter ? counter : null;
}
