using System.Text.Json;
using PluginHost.Campaigns.Sheets;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Formats;

/// <summary>Reads exported actors of Foundry's dnd5e system, players' and others'.</summary>
internal sealed class FoundryImporter() : JsonImporter(Description)
{
    public static FormatDescription Description { get; } = new("foundry-dnd5e-actor", "Foundry dnd5e actor", [".json"]);

    protected override bool Looks(JsonElement json) =>
        json.Text("type") is "character" or "npc" && json.At("items").ValueKind is JsonValueKind.Array or JsonValueKind.Object
        && new FoundryActor(json).System.At("abilities", "str", "value").ValueKind is JsonValueKind.Number or JsonValueKind.String;

    protected override Result<Imported> Read(JsonElement json)
    {
        var actor = new FoundryActor(json);
        var left = new List<string>();
        var sheet = new Sheet
        {
            Version = Sheet.CurrentVersion,
            System = SheetWords.Dnd5e,
            Rules = SheetWords.Editions.FirstOrDefault(edition => edition == (actor.System.Text("source", "rules") ?? actor.Classes.Select(static item => item.System.Text("source", "rules")).FirstOrDefault())),
            Character = new SheetCharacter(json.Text("name") ?? "Unnamed", null, Concept(actor), actor.Level, actor.System.Int("details", "xp", "value"))
            {
                Extra = actor.System.At("details", "cr") is { ValueKind: JsonValueKind.Number } challenge ? SheetExtras.With(null, "challenge", challenge) : null,
            },
            ProficiencyBonus = actor.Proficiency,
            Attributes = AttributeNames.Six.ToDictionary(static name => name, name => new SheetAttribute(actor.System.Int("abilities", name, "value")), StringComparer.Ordinal),
            Saves = AttributeNames.Six.ToDictionary(static name => name, name => Save(actor, name), StringComparer.Ordinal),
            Skills = FoundrySkills.Read(actor),
            Combat = FoundryCombat.Read(actor, left),
            Inventory = [.. FoundryGear.Inventory(actor)],
            Features = [.. FoundryFeatures.Read(actor)],
            Spells = FoundrySpells.Read(actor),
            Notes = FoundryFeatures.Notes(actor),
            Extra = SheetExtras.With(null, "currency", Coins(actor)),
        };
        left.AddRange(Effects(actor));
        return Person.Finish(new Person(actor.IsNpc ? "npc" : "character", sheet) { ExternalId = json.Text("_id"), NotUnderstood = left });
    }

    private static string? Concept(FoundryActor actor)
    {
        if (actor.IsNpc && actor.Classes.Count == 0)
        {
            return (actor.System.Text("details", "type", "value"), actor.System.Text("details", "type", "subtype")) switch
            {
                ({ } kind, { } sub) => $"{kind} ({sub})",
                ({ } kind, null) => kind,
                _ => actor.System.Text("details", "type"),
            };
        }

        var race = actor.Items.FirstOrDefault(static item => item.Type == "race")?.Name;
        var classes = actor.Classes.Select(item => $"{item.Name} {item.System.Int("levels")}");
        return string.Join(' ', new[] { race, string.Join(" / ", classes) }.Where(static word => !string.IsNullOrEmpty(word)));
    }

    private static SheetSkill Save(FoundryActor actor, string name) =>
        new(null, name, actor.System.Is("abilities", name, "proficient") ? SheetWords.Trained : SheetWords.Untrained)
        {
            Extra = SheetExtras.With(null, "item", actor.System.Int("abilities", name, "bonuses", "save") is { } bonus and not 0 ? bonus : null),
        };

    private static JsonElement? Coins(FoundryActor actor)
    {
        var coins = actor.System.Fields("currency").Where(static coin => coin.Value.Int() > 0).Take(20).DistinctBy(static coin => coin.Name, StringComparer.Ordinal)
            .ToDictionary(static coin => coin.Name, static coin => coin.Value.Int()!.Value, StringComparer.Ordinal);
        return coins.Count == 0 ? null : JsonSerializer.SerializeToElement(coins, SheetJson.Default.DictionaryStringInt32);
    }

    /// <summary>Effects change numbers in ways only the program itself works out.</summary>
    private static IEnumerable<string> Effects(FoundryActor actor) =>
        actor.Items.SelectMany(static item => item.Json.Items("effects").Where(static effect => effect.Is("transfer"))).Concat(actor.Json.Items("effects"))
            .Where(static effect => !effect.Is("disabled") && effect.Items("changes").Concat(effect.Items("system", "changes")).Any())
            .Select(static effect => $"The effect '{SheetFit.Clip(effect.Text("name") ?? effect.Text("label"), 100)}' was not counted.");
}
