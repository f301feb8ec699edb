using System.Text.Json;
using PluginHost.Rules.Understanding;

namespace PluginHost.Rules.Reading.Json;

/// <summary>A creature's spells, which 5etools keeps apart from its traits.</summary>
internal static class ToolsCasting
{
    public static IEnumerable<Feature> Of(JsonElement json) => json.Items("spellcasting").Select(static casting =>
        new Feature(TagText.Flat(casting.Text("name")), string.Join("\n", Lines(casting))));

    private static IEnumerable<string> Lines(JsonElement casting)
    {
        yield return ToolsText.Of(casting.At("headerEntries"));
        if (casting.Has("will"))
            yield return "At will: " + List(casting.At("will"));
        foreach (var daily in casting.Properties("daily"))
            yield return $"{daily.Name.TrimEnd('e')}/day{(daily.Name.EndsWith('e') ? " each" : "")}: {List(daily.Value)}";
        foreach (var level in casting.Properties("spells"))
            yield return (level.Name == "0" ? "Cantrips (at will): " : $"Level {level.Name} ({level.Value.Text("slots")} slots): ") + List(level.Value.At("spells"));
    }

    private static string List(JsonElement spells) => string.Join(", ", spells.Items().Select(static spell => TagText.Flat(spell.Text())));
}
