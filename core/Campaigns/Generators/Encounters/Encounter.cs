namespace PluginHost.Campaigns.Generators;

/// <param name="Levels">One for each character of the party.</param>
/// <param name="Difficulty">One of the system's own words; null for the middle one.</param>
/// <param name="About">A word that the foes' names or kinds hold; null for any.</param>
internal sealed record EncounterWish(string System, IReadOnlyList<int> Levels, string? Difficulty = null, string? Rules = null, string? About = null, string? Seed = null);

internal sealed record Foe(string Name, int Count, string Challenge, int Worth, string Source);

/// <param name="Worth">What the foes give for experience.</param>
/// <param name="Adjusted">What they count against the budget.</param>
internal sealed record Encounter(IReadOnlyList<Foe> Foes, int Worth, int Adjusted, int Budget, string Difficulty, string Seed, IReadOnlyList<string> Remarks);
