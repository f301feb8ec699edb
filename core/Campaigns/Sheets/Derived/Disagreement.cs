namespace PluginHost.Campaigns.Sheets;

/// <summary>A number of a sheet that does not follow from its others. The sheet's own is kept: it may count what nobody wrote down.</summary>
/// <param name="Path">The field, such as <c>skills.Stealth.value</c>.</param>
/// <param name="Why">What the computed number is made of.</param>
internal sealed record Disagreement(string Path, int Given, int Computed, string Why)
{
    public override string ToString() => $"{Path} is {Given}, but {Why} gives {Computed}.";
}

/// <summary>A sheet with its missing numbers filled in.</summary>
internal sealed record Derived(Sheet Sheet, IReadOnlyList<Disagreement> Disagreements);

/// <summary>Fills what is missing and notes what disagrees.</summary>
internal sealed class Ledger
{
    private readonly List<Disagreement> _disagreements = [];

    public IReadOnlyList<Disagreement> Disagreements => _disagreements;

    public int? Settle(string path, int? given, int? computed, string why)
    {
        if (given is { } g && computed is { } c && g != c)
        {
            _disagreements.Add(new Disagreement(path, g, c, why));
        }

        return given ?? computed;
    }
}
