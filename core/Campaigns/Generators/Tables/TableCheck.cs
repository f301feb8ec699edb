using PluginHost.Sdk;

namespace PluginHost.Campaigns.Generators;

/// <summary>Whether a table can fall at all, and falls in order.</summary>
internal static class TableCheck
{
    public static Result<RandomTable> Of(RandomTable table)
    {
        if (table.Name.Length is 0 or > TableLimits.Name || table.Name.Any(static letter => letter is '[' or ']' or '|' or '$' or '!' or '='))
        {
            return Error.Invalid("tables", "A table's name is up to sixty letters without brackets or other signs of the tables.");
        }

        if (table.Lines.Count == 0)
        {
            return Error.Invalid("tables", $"The table \"{table.Name}\" has no lines.");
        }

        if (table.Lines.Any(static line => line.Weight is < 1 or > TableLimits.Weight || line.Texts.Any(static text => text.Length > TableLimits.Line)))
        {
            return Error.Invalid("tables", $"The table \"{table.Name}\" has a line that is too long, or whose weight is not between one and a million.");
        }

        return table.Dice is null ? table : ByDice(table);
    }

    private static Result<RandomTable> ByDice(RandomTable table)
    {
        if (ChanceDice.Roll(table.Dice!, new Chance("check")) is null)
        {
            return Error.Invalid("tables", $"The table \"{table.Name}\" is decided by \"{table.Dice}\", which are no dice.") with { Hint = "Write dice as in 2d6+1, or nothing." };
        }

        RandomTable sorted = table with { Lines = [.. table.Lines.OrderBy(static line => line.Lowest)] };
        for (var index = 1; index < sorted.Lines.Count; index++)
        {
            if (sorted.Lines[index].Lowest != sorted.Lines[index - 1].Highest + 1)
            {
                return Error.Invalid("tables", $"The totals of the table \"{table.Name}\" overlap or leave a gap at {sorted.Lines[index].Lowest}.");
            }
        }

        return sorted;
    }
}
