namespace PluginHost.Rules.Understanding;

internal static class ItemReading
{
    /// <summary>A magic item: its kind and rarity stand on the first line.</summary>
    public static Item? Read(string name, IReadOnlyList<Block> blocks)
    {
        if (blocks is not [Paragraph { Lead: null } first, ..] || ItemLine.Of(first.Text) is not { } line)
            return null;

        var text = string.Join("\n", blocks.Skip(1).Select(Words.Of));
        return (Item)Completeness.Judged(new Item(name) { Kind = line.Kind, Rarity = line.Rarity, Attunement = line.Attunement, Text = text });
    }

    /// <summary>A price list: a row for each thing; a row with only a name gives the kind of those below it.</summary>
    public static IEnumerable<Item> Read(Table table)
    {
        var columns = table.Header.Select(static name => name.Trim().ToLowerInvariant()).ToList();
        int Column(params string[] names) => columns.FindIndex(column => names.Any(name => column.StartsWith(name, StringComparison.Ordinal)));
        var (cost, weight, damage, armor, properties) = (Column("cost", "price"), Column("weight"), Column("damage"), Column("armor class", "ac"), Column("properties"));
        if (cost <= 0 || (weight < 0 && damage < 0 && armor < 0))
            yield break;

        var kind = table.Caption ?? table.Header[0];
        foreach (var row in table.Rows)
        {
            string? Cell(int column) => column >= 0 && column < row.Count && row[column] is { Length: > 0 } text and not ("—" or "-" or "–") ? text : null;
            if (row.Count == 0 || row[0].Length == 0)
                continue;
            if (row.Skip(1).All(static cell => cell.Length == 0))
                kind = row[0];
            else
                yield return (Item)Completeness.Judged(new Item(row[0])
                {
                    Kind = kind,
                    Cost = Cell(cost),
                    Weight = Cell(weight),
                    Damage = Cell(damage),
                    ArmorClass = Cell(armor),
                    Properties = Values.List(Cell(properties) ?? ""),
                });
        }
    }
}
