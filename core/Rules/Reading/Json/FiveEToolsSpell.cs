using System.Text.Json;
using PluginHost.Rules.Understanding;

namespace PluginHost.Rules.Reading.Json;

internal static class FiveEToolsSpell
{
    public static Spell Of(string name, JsonElement json)
    {
        var components = json.At("components");
        var lasting = json.Items("duration").FirstOrDefault();
        return new(name)
        {
            Level = json.Whole("level"),
            School = ToolsCodes.School(json.Text("school")),
            Ritual = json.Yes("meta", "ritual"),
            CastingTime = string.Join(" or ", json.Items("time").Select(static time => Casting(time))),
            Range = Range(json.At("range")),
            Components = [.. new[] { ("v", "V"), ("s", "S"), ("m", "M") }.Where(part => components.Has(part.Item1)).Select(static part => part.Item2)],
            Material = components.Maybe("m", "text") ?? components.Maybe("m"),
            Duration = Duration(lasting),
            Concentration = lasting.Yes("concentration"),
            Classes = [.. json.Items("classes", "fromClassList").Select(static item => item.Text())],
            Description = ToolsText.Of(json.At("entries")),
            HigherLevels = string.Join("\n", json.Items("entriesHigherLevel").Select(static higher => ToolsText.Of(higher.At("entries")))) is { Length: > 0 } higher ? higher : null,
        };
    }

    private static string Casting(JsonElement time)
    {
        var unit = time.Text("unit") == "bonus" ? "bonus action" : time.Text("unit");
        var words = Many(time.Whole("number") ?? 1, unit);
        return time.Maybe("condition") is { } condition ? $"{words}, {TagText.Flat(condition)}" : words;
    }

    private static string Range(JsonElement range)
    {
        var distance = range.At("distance");
        var reach = distance.Text("type") switch
        {
            "feet" or "miles" => Many(distance.Whole("amount") ?? 0, distance.Text("type")),
            "self" => "Self",
            "touch" => "Touch",
            "sight" => "Sight",
            "unlimited" => "Unlimited",
            _ => range.Text("type") is { Length: > 0 } type ? char.ToUpperInvariant(type[0]) + type[1..] : "",
        };
        return range.Text("type") is "radius" or "cone" or "line" or "cube" or "sphere" or "hemisphere" ? $"Self ({distance.Text("amount")}-foot {range.Text("type")})" : reach;
    }

    private static string Duration(JsonElement lasting) => lasting.Text("type") switch
    {
        "instant" => "Instantaneous",
        "permanent" => "Until dispelled",
        "special" => "Special",
        _ => (lasting.Yes("concentration") || lasting.Yes("duration", "upTo") ? "up to " : "") + Many(lasting.Whole("duration", "amount") ?? 0, lasting.Text("duration", "type")),
    };

    private static string Many(int number, string unit) => number == 1 || unit.EndsWith('s') || unit == "feet" ? $"{number} {unit}" : $"{number} {unit}s";
}
