using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Shared;

/// <summary>What objects of a board have.</summary>
internal static class BoardFields
{
    public const string Fog = "fog";
    public const string Locked = "locked";

    private const double Furthest = 1_000_000;
    private const int LongestWord = 200;

    private static readonly string[] Types = ["pen", "line", "rect", "ellipse", "text", "image", "token", Fog];

    /// <summary>Those that only the game master writes.</summary>
    private static readonly string[] ForGameMaster = [BoardObject.HiddenField, Locked];

    private static readonly Dictionary<string, (Func<JsonElement, bool> Holds, string Expected)> Rules = new(StringComparer.Ordinal)
    {
        [BoardObject.TypeField] = (static value => value.ValueKind == JsonValueKind.String && Types.Contains(value.GetString()), $"one of {string.Join(", ", Types)}"),
        ["text"] = (static value => IsText(value, Texts.LongestDecision), $"a text of up to {Texts.LongestDecision} characters"),
        ["points"] = (IsPoints, string.Create(CultureInfo.InvariantCulture, $"a list of up to {SharedLimits.MostPoints} numbers, x and y in turn")),
        ["image"] = (static value => IsText(value, LongestWord), "the hash of a picture"),
        [BoardObject.HiddenField] = (IsFlag, "true or false"),
        [Locked] = (IsFlag, "true or false"),
    };

    static BoardFields()
    {
        foreach (var name in new[] { "x", "y", "w", "h", "size", "width", "angle", "opacity", "z" })
        {
            Rules[name] = (IsNumber, "a number up to a million");
        }

        foreach (var name in new[] { "name", "color", "fill", "font", "character", "combatant", "owner", "shape" })
        {
            Rules[name] = (static value => IsText(value, LongestWord), $"a text of up to {LongestWord} characters");
        }
    }

    /// <param name="isNew">Only a new object says its type.</param>
    public static Error? Check(ImmutableSortedDictionary<string, JsonElement> fields, string field, bool isNew, Role role)
    {
        var bytes = 0;
        foreach (var (name, value) in fields)
        {
            var place = Texts.Name(name, "").Succeeded ? $"{field}.{name}" : field;
            if (!Rules.TryGetValue(name, out var rule))
            {
                return Error.Invalid(place, $"An object has no such field; expected one of {string.Join(", ", Rules.Keys.Order(StringComparer.Ordinal))}.");
            }

            bytes += Values.LengthOf(value);
            var isType = name == BoardObject.TypeField;
            if (isType ? !isNew || !rule.Holds(value) : value.ValueKind != JsonValueKind.Null && !rule.Holds(value))
            {
                return Error.Invalid(place, isType && !isNew ? "What an object is does not change." : $"{name} is {rule.Expected}.");
            }

            if (role != Role.GameMaster && (ForGameMaster.Contains(name) || (isType && value.ValueEquals(Fog))))
            {
                return Error.Forbidden($"{(isType ? Fog : name)} is the game master's to set.") with { Field = place };
            }
        }

        return bytes > SharedLimits.MostFieldBytes ? Error.Invalid(field, string.Create(CultureInfo.InvariantCulture, $"The fields of one operation have up to {SharedLimits.MostFieldBytes} bytes.")) : null;
    }

    private static bool IsFlag(JsonElement value) => value.ValueKind is JsonValueKind.True or JsonValueKind.False;

    private static bool IsNumber(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.GetRawText().Length <= 32 && value.TryGetDouble(out var number) && Math.Abs(number) <= Furthest;

    private static bool IsText(JsonElement value, int longest) =>
        value.ValueKind == JsonValueKind.String && value.GetString() is var text && text!.Length <= longest && !text.Any(static c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'));

    private static bool IsPoints(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.GetArrayLength() is >= 2 and <= SharedLimits.MostPoints and var count && count % 2 == 0 && value.EnumerateArray().All(IsNumber);
}
