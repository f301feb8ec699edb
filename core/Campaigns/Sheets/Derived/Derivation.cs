namespace PluginHost.Campaigns.Sheets;

/// <summary>The numbers that follow from others, by the sheet's system.</summary>
internal static class Derivation
{
    public static Derived Complete(Sheet sheet)
    {
        var ledger = new Ledger();
        var completed = sheet.System switch
        {
            SheetWords.Dnd5e => Dnd5eDerivation.Complete(D20Attributes(sheet, ledger), ledger),
            SheetWords.Pathfinder2e => Pathfinder2eDerivation.Complete(D20Attributes(sheet, ledger), ledger),
            SheetWords.Coc7e => Coc7eDerivation.Complete(sheet, ledger),
            _ => sheet,
        };
        return new Derived(Unharmed(completed), ledger.Disagreements);
    }

    /// <summary>The same entries, each made anew, in their order.</summary>
    public static IReadOnlyDictionary<string, T>? Each<T>(IReadOnlyDictionary<string, T>? map, Func<string, T, T> make) =>
        map?.ToDictionary(static pair => pair.Key, pair => make(pair.Key, pair.Value), StringComparer.Ordinal);

    private static Sheet D20Attributes(Sheet sheet, Ledger ledger) => sheet with
    {
        Attributes = Each(sheet.Attributes, (name, it) =>
        {
            var score = it is { Base: { } whole } ? whole + (it.Temporary ?? 0) : it.Modifier is { } modifier && it.Value is null ? 10 + (2 * modifier) : (int?)null;
            var value = ledger.Settle($"attributes.{name}.value", it.Value, score, "the base score and what is temporary");
            return it with { Value = value, Modifier = ledger.Settle($"attributes.{name}.modifier", it.Modifier, AttributeNames.FromScore(value), $"a score of {value}") };
        }),
    };

    private static Sheet Unharmed(Sheet sheet) =>
        sheet.Combat is { Hp: { Current: null, Max: { } max } hp } combat ? sheet with { Combat = combat with { Hp = hp with { Current = max } } } : sheet;
}
