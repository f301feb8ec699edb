using System.Text.Json;
using System.Text.Json.Serialization;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Sheets;

/// <summary>
/// A universal character sheet. Whatever a sheet does not say is null; what this version does not know stays in <see cref="Extra"/>, here and in
/// every part. Beyond the published fields of 1.0 it writes three optional ones: rules, proficiencyBonus and saves.
/// </summary>
internal sealed record Sheet
{
    /// <summary>The version this host writes.</summary>
    public const string CurrentVersion = "1.0";

    public required string Version { get; init; }

    /// <summary>One of <see cref="SheetWords.Systems"/>.</summary>
    public required string System { get; init; }

    /// <summary>The edition of the rules, where a system has several: 2014 or 2024.</summary>
    public string? Rules { get; init; }

    public required SheetCharacter Character { get; init; }

    /// <summary>The bonus by level or challenge, in systems with one for everything.</summary>
    public int? ProficiencyBonus { get; init; }

    public IReadOnlyDictionary<string, SheetAttribute>? Attributes { get; init; }

    /// <summary>By the attribute's name, or by the save's own where a system names its saves.</summary>
    public IReadOnlyDictionary<string, SheetSkill>? Saves { get; init; }

    public IReadOnlyDictionary<string, SheetSkill>? Skills { get; init; }

    public SheetCombat? Combat { get; init; }

    public IReadOnlyList<SheetItem>? Inventory { get; init; }

    public IReadOnlyList<SheetFeature>? Features { get; init; }

    public SheetSpells? Spells { get; init; }

    public SheetNotes? Notes { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>Reads a sheet, whoever wrote it.</summary>
    /// <returns>The sheet, or an error that names the field at fault.</returns>
    public static Result<Sheet> Parse(JsonElement json) => SheetReader.Read(json);

    public JsonElement ToJson() => JsonSerializer.SerializeToElement(this, SheetJson.Default.Sheet);
}
