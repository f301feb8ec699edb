using System.Text.Json;
using PluginHost.Campaigns.Sheets;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Formats;

/// <summary>What the builder of characters for Pathfinder's second edition exports: ranks as 0, 2, 4, 6 and 8, and few numbers worked out.</summary>
internal sealed class PathbuilderImporter() : JsonImporter(Description)
{
    public static FormatDescription Description { get; } = new("pathbuilder-json", "Pathbuilder 2e character", [".json"]);

    private static readonly string[] _known =
    [
        "name", "class", "dualClass", "level", "xp", "ancestry", "heritage", "background", "alignment", "gender", "age", "deity", "size", "sizeName", "keyability", "languages", "attributes", "abilities",
        "proficiencies", "feats", "specials", "lores", "equipment", "weapons", "armor", "money", "spellCasters", "focus", "acTotal", "specificProficiencies",
    ];

    protected override bool Looks(JsonElement json) => Build(json) is var build && build.At("abilities").IsObject() && build.At("proficiencies").IsObject() && build.At("attributes", "ancestryhp").ValueKind == JsonValueKind.Number;

    protected override Result<Imported> Read(JsonElement json)
    {
        var build = Build(json);
        var level = Math.Clamp(build.Int("level") ?? 1, 0, 30);
        var abilities = AttributeNames.Six.ToDictionary(static name => name, name => new SheetAttribute(build.Int("abilities", name)), StringComparer.Ordinal);
        var sheet = new Sheet
        {
            Version = Sheet.CurrentVersion,
            System = SheetWords.Pathfinder2e,
            Character = new SheetCharacter(build.Text("name") ?? "Unnamed", null, Concept(build), level, build.Int("xp")),
            Attributes = abilities,
            Saves = SkillNames.Pathfinder2eSaves.ToDictionary(static pair => pair.Key, pair => new SheetSkill(null, pair.Value, Rank(build.Int("proficiencies", pair.Key))), StringComparer.Ordinal),
            Skills = Skills(build),
            Combat = Combat(build, abilities, level),
            Inventory = [.. PathbuilderGear.Inventory(build)],
            Features = [.. Features(build)],
            Spells = PathbuilderSpells.Read(build),
            Notes = Notes(build),
            Extra = SheetExtras.With(null, "currency", build.At("money") is { ValueKind: JsonValueKind.Object } money ? money : null),
        };
        var more = build.Items("spellCasters").Skip(1).Select(static caster => $"Of several spellcasters, '{caster.Text("name")}' is on the sheet with its spells only.");
        var rest = build.Fields().Select(static field => field.Name).Where(static name => !_known.Contains(name, StringComparer.Ordinal)).Select(static name => $"'{SheetFit.Clip(name, 60)}' has no place on the sheet.");
        return Person.Finish(new Person("character", sheet) { NotUnderstood = [.. more, .. rest] });
    }

    public static string Rank(int? rank) => rank switch
    {
        null or < 2 => SheetWords.Untrained,
        < 4 => SheetWords.Trained,
        < 6 => SheetWords.Expert,
        < 8 => SheetWords.Master,
        _ => SheetWords.Legendary,
    };

    private static JsonElement Build(JsonElement json) => json.At("build") is { ValueKind: JsonValueKind.Object } build ? build : json;

    private static string Concept(JsonElement build)
    {
        string?[] words = [build.Text("heritage") ?? build.Text("ancestry"), build.Text("class"), build.Text("dualClass")];
        return string.Join(' ', words.Where(static word => !string.IsNullOrWhiteSpace(word)));
    }

    private static Dictionary<string, SheetSkill> Skills(JsonElement build)
    {
        var skills = SkillNames.Pathfinder2e.ToDictionary(static pair => pair.Key, pair => new SheetSkill(null, pair.Value, Rank(build.Int("proficiencies", pair.Key.ToLowerInvariant()))), StringComparer.Ordinal);
        foreach (var lore in build.Items("lores").Where(static lore => lore.ValueKind == JsonValueKind.Array && lore.GetArrayLength() >= 2))
        {
            var name = lore[0].Text() ?? "Some";
            skills[name.EndsWith("lore", StringComparison.OrdinalIgnoreCase) ? name : $"{name} Lore"] = new SheetSkill(null, "int", Rank(lore[1].Int()));
        }

        return skills;
    }

    private static SheetCombat Combat(JsonElement build, Dictionary<string, SheetAttribute> abilities, int level)
    {
        var given = build.At("attributes");
        var constitution = AttributeNames.FromScore(abilities["con"].Value) ?? 0;
        var hp = (given.Int("ancestryhp") ?? 0) + (given.Int("bonushp") ?? 0) + (((given.Int("classhp") ?? 0) + (given.Int("bonushpPerLevel") ?? 0) + constitution) * level);
        return new SheetCombat
        {
            Hp = new SheetHealth(hp, hp),
            Ac = build.Int("acTotal", "acTotal"),
            Speed = new Dictionary<string, decimal>(StringComparer.Ordinal) { ["walk"] = (given.Number("speed") ?? 0) + (given.Number("speedBonus") ?? 0) },
            Attacks = [.. PathbuilderGear.Attacks(build, abilities, level)],
        };
    }

    private static IEnumerable<SheetFeature> Features(JsonElement build)
    {
        foreach (var feat in build.Items("feats").Where(static feat => feat.ValueKind == JsonValueKind.Array && feat.GetArrayLength() > 0 && feat[0].Text() is not null))
        {
            var parts = feat.EnumerateArray().Select(static part => part.Text()).ToList();
            var about = parts.ElementAtOrDefault(1) is { } choice ? $"{parts[0]} ({choice})" : parts[0];
            yield return new SheetFeature(about!, parts.ElementAtOrDefault(2) ?? "Feat") { Extra = SheetExtras.With(null, "level", feat.GetArrayLength() > 3 ? feat[3].Int() : null) };
        }

        foreach (var special in build.Texts("specials"))
        {
            yield return new SheetFeature(special, "Special");
        }
    }

    private static SheetNotes Notes(JsonElement build)
    {
        Dictionary<string, JsonElement>? extra = null;
        foreach (var name in new[] { "ancestry", "heritage", "background", "alignment", "deity", "gender", "age", "keyability" })
        {
            extra = SheetExtras.With(extra, name, build.Text(name) is "Not set" ? null : build.Text(name));
        }

        var training = build.Fields("specificProficiencies").SelectMany(static field => field.Value.Texts().Select(it => $"{it} ({field.Name})"));
        extra = SheetExtras.With(extra, "training", string.Join(", ", training));
        return new SheetNotes { Extra = SheetExtras.With(extra, "languages", string.Join(", ", build.Texts("languages"))) };
    }
}
