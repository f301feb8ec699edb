namespace PluginHost.Campaigns.Sheets;

/// <summary>The words a sheet may use where it may not use any.</summary>
internal static class SheetWords
{
    public const string Dnd5e = "dnd5e";
    public const string Pathfinder2e = "pathfinder2e";
    public const string Coc7e = "coc7e";
    public const string Generic = "generic";

    public const string Rules2014 = "2014";
    public const string Rules2024 = "2024";

    public const string Untrained = "untrained";
    public const string Half = "half";
    public const string Trained = "trained";
    public const string Expert = "expert";
    public const string Master = "master";
    public const string Legendary = "legendary";

    public static IReadOnlyList<string> Systems { get; } = [Dnd5e, Pathfinder2e, Coc7e, Generic];

    public static IReadOnlyList<string> Editions { get; } = [Rules2014, Rules2024];

    /// <summary>Of rising rank. In the fifth edition, expert is what it calls expertise.</summary>
    public static IReadOnlyList<string> Proficiencies { get; } = [Untrained, Half, Trained, Expert, Master, Legendary];
}
