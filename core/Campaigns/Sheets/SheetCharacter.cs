using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginHost.Campaigns.Sheets;

/// <param name="Concept">Class, profession or archetype, in one line.</param>
internal sealed record SheetCharacter(string Name, string? Player = null, string? Concept = null, int? Level = null, int? Experience = null)
{
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}

/// <param name="Value">The score as it counts now.</param>
/// <param name="Base">The score without what is temporary.</param>
internal sealed record SheetAttribute(int? Value = null, int? Modifier = null, int? Base = null, int? Temporary = null)
{
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}

/// <summary>A skill or a save.</summary>
/// <param name="Value">What is added to the die, or the chance in a hundred where a system rolls under it.</param>
/// <param name="Attribute">The name of an attribute of the same sheet.</param>
/// <param name="Proficiency">One of <see cref="SheetWords.Proficiencies"/>.</param>
internal sealed record SheetSkill(int? Value = null, string? Attribute = null, string? Proficiency = null, string? Specialization = null)
{
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}
