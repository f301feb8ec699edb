namespace PluginHost.Rules.Understanding;

/// <summary>The words by which an entry may also be looked for.</summary>
internal static class Tags
{
    public static IReadOnlyList<string> Of(Entry? entry)
    {
        IEnumerable<string?> tags = entry switch
        {
            Monster monster => [monster.Size, monster.Kind, monster.Subtype, monster.Challenge is null ? null : "challenge " + monster.Challenge, monster.LegendaryActions.Count > 0 ? "legendary" : null],
            Spell spell => [spell.School, spell.Level == 0 ? "cantrip" : spell.Level is null ? null : "level " + spell.Level, spell.Ritual ? "ritual" : null, spell.Concentration ? "concentration" : null, .. spell.Classes],
            Item item => [item.Kind, item.Rarity, item.Attunement is null ? null : "attunement"],
            RankedCreature creature => [.. creature.Traits, creature.Level is null ? null : "level " + creature.Level],
            CyberFigure figure => [figure.Role],
            PercentileFigure figure => [figure.Occupation],
            RankedSpell spell => [spell.Kind, spell.Rank is null ? null : "rank " + spell.Rank, .. spell.Traits, .. spell.Traditions],
            Described described => [described.Kind],
            _ => [],
        };
        return [.. tags.Concat(entry?.Aliases ?? []).Where(static tag => !string.IsNullOrWhiteSpace(tag)).Select(static tag => tag!.ToLowerInvariant()).Distinct(StringComparer.Ordinal)];
    }
}
