using System.Text.Json;
using PluginHost.Campaigns.Sheets;

namespace PluginHost.Campaigns.Formats;

internal static class FoundryFeatures
{
    private static readonly string[] _types = ["feat", "class", "subclass", "race", "background"];

    private static readonly Dictionary<string, string> _periods = new(StringComparer.Ordinal)
    {
        ["sr"] = "short rest",
        ["lr"] = "long rest",
        ["day"] = "day",
        ["dawn"] = "dawn",
        ["dusk"] = "dusk",
        ["recharge"] = "recharge",
    };

    public static IReadOnlyList<string> Senses { get; } = ["darkvision", "blindsight", "tremorsense", "truesight"];

    public static IReadOnlyList<(string Word, string Code)> Traits { get; } = [("languages", "languages"), ("resistances", "dr"), ("immunities", "di"), ("vulnerabilities", "dv"), ("conditionImmunities", "ci")];

    public static IEnumerable<SheetFeature> Read(FoundryActor actor)
    {
        foreach (var item in actor.Items.Where(static item => _types.Contains(item.Type, StringComparer.Ordinal)))
        {
            var source = item.Type == "feat" ? item.System.Text("type", "value") ?? item.System.Text("requirements") ?? "feat" : item.Type;
            yield return new SheetFeature(item.Name, source, PlainText.Of(item.System.Text("description", "value"), 800), Uses(item));
        }

        foreach (var field in actor.System.Fields("resources"))
        {
            if (field.Value.Int("max") is > 0 and var most && (field.Value.Text("label") ?? Legendary(field.Name)) is { } label)
            {
                yield return new SheetFeature(label, "resource", null, new SheetUses(field.Value.Int("value") ?? most, most, field.Value.Is("sr") ? "short rest" : "long rest"));
            }
        }
    }

    public static SheetNotes Notes(FoundryActor actor)
    {
        var details = actor.System.At("details");
        var traits = actor.System.At("traits");
        Dictionary<string, JsonElement>? extra = null;
        foreach (var name in new[] { "alignment", "eyes", "hair", "height", "weight", "age", "gender", "skin", "faith" })
        {
            extra = SheetExtras.With(extra, name, details.Text(name));
        }

        foreach (var (word, code) in new[] { ("race", "race"), ("background", "background") })
        {
            extra = SheetExtras.With(extra, word, actor.Items.FirstOrDefault(item => item.Type == code)?.Name);
        }

        foreach (var (word, code) in Traits)
        {
            extra = SheetExtras.With(extra, word, string.Join(", ", traits.Texts(code, "value").Concat(traits.Text(code, "custom") is { } own ? [own] : [])));
        }

        extra = SheetExtras.With(extra, "size", traits.Text("size"));
        var kin = actor.Items.FirstOrDefault(static item => item.Type == "race")?.System ?? default;
        var senses = Senses.Select(sense => (sense, Feet: Sense(actor.System.At("attributes", "senses"), sense) ?? Sense(kin.At("senses"), sense)));
        extra = SheetExtras.With(extra, "senses", string.Join(", ", senses.Where(static it => it.Feet > 0).Select(static it => $"{it.sense} {it.Feet}")));
        return new SheetNotes
        {
            Appearance = PlainText.Of(details.Text("appearance"), 4000),
            Backstory = PlainText.Of(details.Text("biography", "value"), 4000),
            Personality = PlainText.Of(details.Text("trait")),
            Ideals = PlainText.Of(details.Text("ideal")),
            Bonds = PlainText.Of(details.Text("bond")),
            Flaws = PlainText.Of(details.Text("flaw")),
            Extra = extra,
        };
    }

    private static int? Sense(JsonElement senses, string sense) => (senses.Int(sense) ?? senses.Int("ranges", sense)) is > 0 and var feet ? feet : null;

    private static string? Legendary(string name) => name switch { "legact" => "Legendary actions", "legres" => "Legendary resistances", _ => null };

    /// <summary>A number of uses that is worked out from others stays unsaid.</summary>
    private static SheetUses? Uses(FoundryItem item)
    {
        var uses = item.System.At("uses");
        if (uses.Int("max") is not (> 0 and var most))
        {
            return null;
        }

        var period = uses.Items("recovery").Select(static recovery => recovery.Text("period")).FirstOrDefault() ?? uses.Text("per");
        var left = uses.Int("spent") is { } spent ? Math.Max(0, most - spent) : uses.Int("value") ?? most;
        return new SheetUses(left, most, period is null ? null : _periods.GetValueOrDefault(period, period));
    }
}
