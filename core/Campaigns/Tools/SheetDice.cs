using System.Text.Json;
using System.Text.Json.Nodes;
using PluginHost.Campaigns.Sheets;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>Dice with the numbers of somebody's sheet.</summary>
internal static class SheetDice
{
    /// <summary>A player rolls by their own character's sheet, the game master by any of those who are there.</summary>
    public static Result<(string Text, Fighter One)> Of(Act act, string who, string words) => Who.Find(act, who, "character").Then(one =>
        Who.Refusal(act, [one]) is { } refusal ? refusal : Of(act, one, words).Then<(string, Fighter)>(text => (text, one)));

    public static Result<string> Of(Act act, Fighter one, string words)
    {
        var entity = Bodies.MemberOf(act.World, one) is { } member ? act.World.Find(EntityTypes.Character, member.Id) : one.Entity is { } id ? act.World.Find(id) : null;
        if (entity is null || !entity.Data.TryGetProperty("sheet", out var data) || data.ValueKind != JsonValueKind.Object)
        {
            return Error.Invalid("character", $"{one.Name} has no sheet.") with { Hint = "Import one, or roll plain dice." };
        }

        var sheet = Sheet.Parse(Whole(data, entity.Name, act.Rules.Id));
        if (!sheet.Succeeded)
        {
            return sheet.Error with { Field = "character" };
        }

        var text = SheetRolls.Expression(sheet.Value, words);
        return text.Succeeded ? text : text.Error with { Field = "expression" };
    }

    /// <summary>A character that was added by hand has less than a sheet must have.</summary>
    private static JsonElement Whole(JsonElement data, string name, string system)
    {
        var sheet = JsonNode.Parse(data.GetRawText())!.AsObject();
        sheet["version"] ??= Sheet.CurrentVersion;
        sheet["system"] ??= system;
        sheet["character"] ??= new JsonObject { ["name"] = name };
        if (sheet["character"] is JsonObject character)
        {
            character["name"] ??= name;
        }

        return Values.Of(sheet);
    }
}
