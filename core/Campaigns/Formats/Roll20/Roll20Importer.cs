using System.Text.Json;
using PluginHost.Campaigns.Sheets;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Formats;

/// <summary>Reads characters that a browser's extension exported: version 3 wraps what version 2 has at its top. The sheet in use decides what attributes mean.</summary>
internal sealed class Roll20Importer() : JsonImporter(Description)
{
    private const int MostKept = 8_000;
    private const int LongestKept = 200;
    private const int MostNamed = 20;

    public static FormatDescription Description { get; } = new("roll20-character-json", "Roll20 character", [".json"]);

    protected override bool Looks(JsonElement json) =>
        Character(json).At("attribs") is { ValueKind: JsonValueKind.Array } attributes && (json.Int("schema_version") is 2 or 3 || attributes.EnumerateArray().FirstOrDefault().Text("name") is not null);

    protected override Result<Imported> Read(JsonElement json)
    {
        var character = Character(json);
        var attributes = new Roll20Attributes(character.At("attribs"));
        var name = character.Text("name") ?? attributes.Text("character_name") ?? attributes.Text("name") ?? "Unnamed";
        var (sheet, type) = attributes.Has("saving_throws_fortitude") || attributes.Has("class_dc") ? (Roll20Pathfinder2e.Read(name, attributes), "character")
            : attributes.Int("npc") == 1 ? (Roll20Monster.Read(name, attributes), "npc")
            : attributes.Has("strength_mod") || attributes.Has("pb") || attributes.Has("class_display") ? (Roll20Dnd5e.Read(name, attributes), "character")
            : (Plain(name), "character");
        var left = new List<string>();
        if (sheet.System == SheetWords.Generic)
        {
            left.Add("The character's sheet is none that is understood: its name was read, and its attributes are kept beside the sheet.");
        }

        sheet = Texts(Beside(sheet, attributes, left), character);
        if (character.Items("abilities").Any())
        {
            left.Add($"{character.Items("abilities").Count()} macros were left behind.");
        }

        return Person.Finish(new Person(type, sheet) { ExternalId = character.Text("oldId") ?? character.Text("id"), NotUnderstood = left });
    }

    private static JsonElement Character(JsonElement json) => json.At("character") is { ValueKind: JsonValueKind.Object } inner ? inner : json;

    private static Sheet Plain(string name) => new() { Version = Sheet.CurrentVersion, System = SheetWords.Generic, Character = new SheetCharacter(name) };

    private static Sheet Texts(Sheet sheet, JsonElement character)
    {
        var notes = sheet.Notes ?? new SheetNotes();
        return sheet with
        {
            Notes = notes with
            {
                Backstory = notes.Backstory ?? PlainText.Of(character.Text("bio"), 4000),
                Extra = SheetExtras.With(notes.Extra, "gmNotes", PlainText.Of(character.Text("gmnotes"), 4000)),
            },
        };
    }

    /// <summary>What nobody asked for stays with the sheet, as far as there is room.</summary>
    private static Sheet Beside(Sheet sheet, Roll20Attributes attributes, List<string> left)
    {
        var rest = attributes.Left().ToList();
        if (rest.Count == 0)
        {
            return sheet;
        }

        var kept = new Dictionary<string, string>(StringComparer.Ordinal);
        var room = MostKept;
        foreach (var (name, value) in rest)
        {
            room -= name.Length + Math.Min(value.Length, LongestKept);
            if (room < 0)
            {
                break;
            }

            kept[name] = SheetFit.Clip(value, LongestKept)!;
        }

        var kinds = rest.Select(static pair => Roll20Attributes.Kind(pair.Name)).Distinct(StringComparer.Ordinal).ToList();
        var names = string.Join(", ", kinds.Take(MostNamed).Select(static kind => SheetFit.Clip(kind, 60))) + (kinds.Count > MostNamed ? $" and {kinds.Count - MostNamed} more kinds" : "");
        left.Add($"{rest.Count} attributes were not understood, of which {kept.Count} are kept beside the sheet: {names}.");
        return sheet with { Extra = SheetExtras.With(sheet.Extra, SheetFit.Leftovers, JsonSerializer.SerializeToElement(kept, SheetJson.Default.DictionaryStringString)) };
    }
}
