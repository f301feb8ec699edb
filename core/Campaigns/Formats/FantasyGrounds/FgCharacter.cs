using PluginHost.Campaigns.Sheets;

namespace PluginHost.Campaigns.Formats;

/// <summary>A character's row, of an export or of a campaign's charsheet.</summary>
internal static class FgCharacter
{
    public static bool Looks(XmlNodes row) => row.At("abilities") is { Children.Count: > 0 };

    public static Person Read(XmlNodes row)
    {
        if (IsSecondEdition(row))
        {
            return new Person("character", FgPathfinder2e.Read(row));
        }

        return IsFifthEdition(row)
            ? new Person("character", FgDnd5e.Read(row))
            : new Person("character", Bare(row, SheetWords.Generic)) { NotUnderstood = ["The ruleset is none that is understood: name, attributes and hit points were read, and nothing else."] };
    }

    /// <summary>What all rulesets write alike.</summary>
    public static Sheet Bare(XmlNodes row, string system)
    {
        var level = row.Int("level") ?? (row.Rows("classes").Any() ? row.Rows("classes").Sum(static it => Math.Clamp(it.Int("level") ?? 0, 0, 100)) : null);
        var most = row.Int("hp/total");
        return new Sheet
        {
            Version = Sheet.CurrentVersion,
            System = system,
            Character = new SheetCharacter(row.Text("name") ?? "Unnamed", null, Concept(row), level, row.Int("exp")),
            Attributes = row.At("abilities")!.Children.DistinctBy(static ability => AttributeNames.Short(ability.Name), StringComparer.Ordinal)
                .ToDictionary(static ability => AttributeNames.Short(ability.Name), static ability => new SheetAttribute(ability.Int("score"), ability.Int("bonus")), StringComparer.Ordinal),
            Combat = new SheetCombat { Hp = most is null ? null : new SheetHealth(most - (row.Int("hp/wounds") ?? 0), most, row.Int("hp/temporary") is > 0 and var temporary ? temporary : null) },
            Inventory = [.. Inventory(row)],
            Features = [.. FgFeatures.Read(row)],
            Notes = FgFeatures.Notes(row),
            Extra = SheetExtras.With(null, "currency", FgFeatures.Coins(row)),
        };
    }

    private static bool IsSecondEdition(XmlNodes row) => row.At("saves/fortitude") is not null && (row.At("keyability") is not null || row.At("hp/ancestry") is not null);

    private static bool IsFifthEdition(XmlNodes row) => row.At("profbonus") is not null || row.At("abilities")!.Children.Any(static ability => ability.At("saveprof") is not null);

    private static string? Concept(XmlNodes row)
    {
        var classes = row.Rows("classes").Select(static it => $"{it.Text("name")} {it.Text("level")}".Trim());
        return string.Join(' ', new[] { row.Text("race"), string.Join(" / ", classes) }.Where(static word => !string.IsNullOrEmpty(word)));
    }

    private static IEnumerable<SheetItem> Inventory(XmlNodes row) =>
        row.Rows("inventorylist").Where(static item => item.Text("name") is not null).Select(static item => new SheetItem(
            item.Text("name")!,
            item.Number("count") ?? 1,
            item.Number("weight"),
            FgReading.Price(item.Text("cost")),
            item.Int("carried") is { } carried ? carried == 2 : null,
            new[] { item.Text("type"), item.Text("subtype") }.OfType<string>().ToList() is { Count: > 0 } kinds ? kinds : null));
}
