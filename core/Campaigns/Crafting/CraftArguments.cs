using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using PluginHost.Campaigns.Generators;

namespace PluginHost.Campaigns;

internal sealed record GenerateCharacterArguments(
    [property: Description("dnd5e, pathfinder2e, coc7e or generic.")] string System,
    [property: Description("1 to 20.")] int Level = 1,
    [property: Description("The class, where the system has classes; any when left out.")] string? ClassType = null,
    [property: Description("What is known of the past, such as 'a warlock from Ashmouth who lost a brother'.")] string? BackstoryHints = null,
    [property: Description("fantasy, sci-fi, cyberpunk, cosmic-horror, post-apocalyptic, steampunk, superhero, historical or urban-fantasy.")] string? Genre = null,
    [property: Description("The name; made up when left out.")] string? Name = null,
    [property: Description("Who plays it.")] string? Player = null,
    [property: Description("2014 or 2024, where the system has both.")] string? Rules = null,
    [property: Description("How abilities are found: array, points or rolled.")] string? Method = null,
    [property: Description("The same seed makes the same character.")] string? Seed = null,
    [property: Description("Put it into the campaign at once.")] bool Save = false);

internal sealed record GenerateNpcArguments(
    [property: Description("dnd5e, pathfinder2e, coc7e or generic.")] string System,
    [property: Description("What it does: guard, innkeeper, merchant, priest, thief ...")] string Role,
    [property: Description("How strong it is; by the role when left out.")] int? Level = null,
    [property: Description("Traits such as 'greedy' or 'kind to animals'.")] IReadOnlyList<string>? PersonalityTraits = null,
    [property: Description("The genre; fantasy when left out.")] string? Genre = null,
    [property: Description("The name; made up when left out.")] string? Name = null,
    [property: Description("The same seed makes the same person.")] string? Seed = null,
    [property: Description("Put it into the campaign at once; only the game master sees it there.")] bool Save = false);

internal sealed record BuildEncounterArguments(
    [property: Description("easy, medium, hard, deadly (2014), low, moderate, high (2024), or the system's own words; medium when left out.")] string? Difficulty = null,
    [property: Description("The levels of the characters; the party's when left out.")] IReadOnlyList<int>? Levels = null,
    [property: Description("Only monsters like this, such as undead or forest.")] string? About = null,
    [property: Description("The game system; the campaign's when left out.")] string? System = null,
    [property: Description("2014 or 2024.")] string? Rules = null,
    [property: Description("The same seed makes the same encounter.")] string? Seed = null);

internal sealed record GenerateLootArguments(
    [property: Description("The level of the party or of what was beaten.")] int Level,
    [property: Description("A hoard, and not what somebody carries.")] bool Hoard = false,
    [property: Description("The genre; fantasy when left out.")] string? Genre = null,
    [property: Description("The game system; the campaign's when left out.")] string? System = null,
    [property: Description("The same seed makes the same loot.")] string? Seed = null);

internal sealed record RollTableArguments(
    [property: Description("A table's name, or a text with tables and dice in double brackets, such as 'A [[weather]] day, [[2d6]] gulls'.")] string Table,
    [property: Description("The genre whose tables are meant; fantasy when left out.")] string? Genre = null,
    [property: Description("The same seed rolls the same.")] string? Seed = null);

internal sealed record CharacterMade(string? Id, string Seed, string Genre, JsonElement Sheet, IReadOnlyList<string> Remarks, IReadOnlyList<string> Attribution);

internal sealed record NpcMade(string? Id, string Seed, string Genre, string Role, string Summary, JsonElement Sheet, IReadOnlyList<string> Remarks, IReadOnlyList<string> Attribution);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GenerateCharacterArguments))]
[JsonSerializable(typeof(GenerateNpcArguments))]
[JsonSerializable(typeof(BuildEncounterArguments))]
[JsonSerializable(typeof(GenerateLootArguments))]
[JsonSerializable(typeof(RollTableArguments))]
[JsonSerializable(typeof(CharacterMade))]
[JsonSerializable(typeof(NpcMade))]
[JsonSerializable(typeof(Encounter))]
[JsonSerializable(typeof(Loot))]
internal sealed partial class CraftJson : JsonSerializerContext;
