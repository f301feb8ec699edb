namespace PluginHost.Rules.Understanding;

/// <summary>The short name of a game that a work names in its own way.</summary>
internal static class SystemNames
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["d-d-5e"] = "dnd5e",
        ["dnd-5e"] = "dnd5e",
        ["5e"] = "dnd5e",
        ["d-d"] = "dnd5e",
        ["dnd"] = "dnd5e",
        ["5th-edition"] = "dnd5e",
        ["d-d-5th-edition"] = "dnd5e",
        ["dnd-5th-edition"] = "dnd5e",
        ["dungeons-dragons"] = "dnd5e",
        ["dungeons-and-dragons"] = "dnd5e",
        ["dungeons-dragons-5e"] = "dnd5e",
        ["dungeons-dragons-5th-edition"] = "dnd5e",
        ["pf2e"] = "pathfinder2e",
        ["pathfinder"] = "pathfinder2e",
        ["pathfinder-2e"] = "pathfinder2e",
        ["pathfinder-second-edition"] = "pathfinder2e",
        ["call-of-cthulhu"] = "coc7e",
        ["coc"] = "coc7e",
        ["call-of-cthulhu-7e"] = "coc7e",
        ["cyberpunk-red"] = "cyberpunkred",
        ["savage-worlds"] = "savageworlds",
    };

    public static string? Of(string? said) => said is null ? null : Known.GetValueOrDefault(SectionKey.Slug(said)) ?? SectionKey.Slug(said);
}
