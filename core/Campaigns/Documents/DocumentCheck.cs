using System.Globalization;
using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>What may be kept at all: bounded in depth, count and length, and right where a property is known.</summary>
internal static class DocumentCheck
{
    public const int MostLeaves = 3_000;
    private const int Deepest = 16;
    private const int MostElements = 1_000;
    private const int LongestNumber = 40;

    public static Error? Of(string type, JsonElement patch)
    {
        if (!Values.IsWhole(patch))
        {
            return Error.Invalid("data", "A text in it holds half a character.");
        }

        var leaves = 0;
        return Of(type, patch, "", "", 1, ref leaves);
    }

    private static Error? Of(string type, JsonElement value, string path, string field, int depth, ref int leaves)
    {
        if (depth > Deepest)
        {
            return Error.Invalid(field, $"It is nested deeper than {Deepest} levels.");
        }

        foreach (var property in value.EnumerateObject())
        {
            var its = Paths.Join(path, property.Name);
            var name = field.Length == 0 ? Shown(property.Name) : $"{field}.{Shown(property.Name)}";
            if (!Texts.Name(property.Name, "").Succeeded)
            {
                return Error.Invalid(name, $"A property's name has 1 to {Texts.LongestName} characters on one line.");
            }

            var rule = DocumentRules.Of(type, its);
            var wrong = property.Value.ValueKind == JsonValueKind.Null && rule is not { IsReserved: true }
                ? path.Length == 0 && property.Name == DocumentRules.Needed(type) ? Error.Invalid(name, $"A {type} is not without {name}.") : null
                : rule?.Check(name, property.Value) ?? One(type, property.Value, its, name, depth, ref leaves);
            if (wrong is not null)
            {
                return wrong;
            }
        }

        return null;
    }

    private static Error? One(string type, JsonElement value, string path, string field, int depth, ref int leaves)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                leaves++;
                return Of(type, value, path, field, depth + 1, ref leaves);
            case JsonValueKind.Array when value.GetArrayLength() > MostElements:
                return Error.Invalid(field, $"A list has at most {MostElements} elements.");
            case JsonValueKind.Array when depth >= Deepest:
                return Error.Invalid(field, $"It is nested deeper than {Deepest} levels.");
            case JsonValueKind.Array:
                var index = 0;
                foreach (var element in value.EnumerateArray())
                {
                    var name = string.Create(CultureInfo.InvariantCulture, $"{field}[{index}]");
                    if (One(type, element, Paths.Element(path, index++), name, depth + 1, ref leaves) is { } wrong)
                    {
                        return wrong;
                    }
                }

                return null;
            case JsonValueKind.String when value.GetString()!.Length > 0 && !Texts.Prose(value.GetString()! + "x", field, Texts.LongestNote + 1).Succeeded:
                return Error.Invalid(field, $"A text has up to {Texts.LongestNote} characters, none of them a control character.");
            case JsonValueKind.Number when value.GetRawText().Length > LongestNumber:
                return Error.Invalid(field, $"A number has up to {LongestNumber} digits.");
            default:
                return ++leaves > MostLeaves ? Error.Invalid(field, $"One thing has at most {MostLeaves} values.") : null;
        }
    }

    private static string Shown(string name) => name.Length > Texts.LongestName || name.Any(char.IsControl) ? "data" : name;
}
