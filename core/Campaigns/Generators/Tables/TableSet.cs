using System.Collections.Immutable;

namespace PluginHost.Campaigns.Generators;

/// <summary>Tables that may call one another by name. Immutable; of two of one name the later counts.</summary>
internal sealed class TableSet
{
    private readonly ImmutableDictionary<string, RandomTable> _tables;

    private TableSet(ImmutableDictionary<string, RandomTable> tables) => _tables = tables;

    public static TableSet Empty { get; } = new(ImmutableDictionary<string, RandomTable>.Empty.WithComparers(StringComparer.Ordinal));

    public IEnumerable<string> Names => _tables.Keys.Order(StringComparer.Ordinal);

    public RandomTable? this[string name] => _tables.GetValueOrDefault(name.Trim().ToLowerInvariant());

    public TableSet With(IEnumerable<RandomTable> tables) => new(_tables.SetItems(tables.Select(static table => KeyValuePair.Create(table.Name, table))));

    /// <summary>What the tables ask for that no table gives: each as it is written, with the table that asks.</summary>
    public IEnumerable<string> Missing() =>
        from table in _tables.Values.OrderBy(static table => table.Name, StringComparer.Ordinal)
        from line in table.Lines
        from text in line.Texts
        from mark in Marks.Within(text)
        where !Means(mark)
        select $"{table.Name} asks for [[{mark}]]";

    private bool Means(string mark) =>
        mark.StartsWith('$') || Marks.Split(mark, '|').Count > 1 || mark.Contains(":=", StringComparison.Ordinal)
            ? !mark.Contains(":=", StringComparison.Ordinal) || Means(mark[(mark.IndexOf(":=", StringComparison.Ordinal) + 2)..])
            : this[mark.TrimEnd('!')] is not null || ChanceDice.Roll(mark, new Chance("check")) is not null;
}
