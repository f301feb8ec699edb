namespace PluginHost.Rules.Understanding;

/// <summary>The parts of a stat block that have a heading.</summary>
internal enum StatPart
{
    Traits,
    Actions,
    BonusActions,
    Reactions,
    LegendaryActions,
    LairActions,
}

internal static class StatParts
{
    private static readonly Dictionary<string, StatPart> Titles = new(StringComparer.OrdinalIgnoreCase)
    {
        ["traits"] = StatPart.Traits,
        ["features"] = StatPart.Traits,
        ["abilities"] = StatPart.Traits,
        ["actions"] = StatPart.Actions,
        ["bonus actions"] = StatPart.BonusActions,
        ["reactions"] = StatPart.Reactions,
        ["reaction"] = StatPart.Reactions,
        ["action"] = StatPart.Actions,
        ["legendary actions"] = StatPart.LegendaryActions,
        ["mythic actions"] = StatPart.LegendaryActions,
        ["lair actions"] = StatPart.LairActions,
    };

    public static StatPart? Of(string? title) => Titles.TryGetValue(Labels.Bare(title), out var part) ? part : null;
}
