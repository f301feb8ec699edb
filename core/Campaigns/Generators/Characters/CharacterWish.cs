namespace PluginHost.Campaigns.Generators;

/// <summary>What character is wanted. Whatever is null is chosen.</summary>
/// <param name="System">One of the four systems.</param>
/// <param name="Class">A class, a profession or an archetype.</param>
/// <param name="Hints">What should happen in the backstory.</param>
/// <param name="Rules">The edition, where a system has several.</param>
/// <param name="Method">How ability scores come about, by the system's own words.</param>
/// <param name="Seed">Any text; the same gives the same character.</param>
internal sealed record CharacterWish(
    string System, int Level = 1, string? Class = null, string? Hints = null, string? Genre = null, string? Rules = null, string? Method = null, string? Seed = null, string? Name = null, string? Player = null);

/// <summary>A sheet, and what a person should know about it.</summary>
/// <param name="Seed">Gives the same again.</param>
/// <param name="Remarks">What could not be filled, and why.</param>
/// <param name="Attribution">Whose open material it rests on.</param>
internal sealed record GeneratedCharacter(Sheets.Sheet Sheet, Life Life, string Genre, string Seed, IReadOnlyList<string> Remarks, IReadOnlyList<string> Attribution);
