using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Sheets;

/// <summary>Reads what claims to be a sheet.</summary>
internal static partial class SheetReader
{
    /// <summary>As somebody may have written it, with blanks.</summary>
    private const int MostRead = 1024 * 1024;

    private const int LongestPath = 300;

    private const string Hint = "The schema 'sheet.schema.json' says which value each field takes.";

    public static Result<Sheet> Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return Wrong("sheet", "A character sheet is an object with version, system and character.");
        }

        if (JsonMarshal.GetRawUtf8Value(json).Length > MostRead)
        {
            return TooLarge;
        }

        try
        {
            return Typed(json);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            return Misfit((wrong as JsonException)?.Path);
        }
    }

    private static Error TooLarge => new("too-large", $"A character sheet holds at most {SheetLimits.MostBytes / 1000} kB.") { Field = "sheet", Hint = "Shorten its longest descriptions." };

    private static Result<Sheet> Typed(JsonElement json)
    {
        foreach (var (name, what) in new[] { ("version", "the version of its shape, such as \"1.0\""), ("system", "the game system"), ("character", "an object with at least a name") })
        {
            if (!json.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            {
                return Wrong(name, $"The sheet lacks '{name}', {what}.");
            }
        }

        var sheet = json.Deserialize(SheetJson.Default.Sheet);
        return sheet is null ? Misfit(null) : SheetLimits.Check(sheet) is { } error ? error : Sized(sheet);
    }

    private static Result<Sheet> Sized(Sheet sheet) => SheetLimits.Size(sheet) > SheetLimits.MostBytes ? TooLarge : sheet;

    private static Error Misfit(string? path)
    {
        var field = string.IsNullOrEmpty(path) || path == "$" ? "sheet" : Quoted().Replace(path.Length > LongestPath ? path[..LongestPath] : path, ".${name}").TrimStart('$').TrimStart('.');
        return Wrong(field, $"'{field}' does not hold {Expected(field)}.");
    }

    private static string Expected(string field) => field[(field.LastIndexOf('.') + 1)..] switch
    {
        "value" when field.StartsWith("inventory", StringComparison.Ordinal) => "a number",
        "value" or "modifier" or "base" or "temporary" or "level" or "experience" or "current" or "max" or "temp" or "ac" or "initiative" or "bonus" or "dc" or "attack"
            or "proficiencyBonus" => "a whole number",
        "quantity" or "weight" => "a number",
        "equipped" or "prepared" => "true or false",
        "attacks" or "inventory" or "features" or "known" or "properties" => "a list",
        "version" or "system" or "rules" or "name" or "player" or "concept" or "attribute" or "proficiency" or "specialization" or "damage" or "type" or "range" or "source"
            or "description" or "recharge" or "ability" or "school" => "a text",
        _ when field.StartsWith("combat.speed.", StringComparison.Ordinal) => "a number",
        _ when field.StartsWith("notes.", StringComparison.Ordinal) => "a text",
        _ => "what belongs there",
    };

    private static Error Wrong(string field, string sentence) => Error.Invalid(field, sentence) with { Hint = Hint };

    [GeneratedRegex(@"\['(?<name>[^\]]*)'\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();
}
