using System.Collections.Immutable;

namespace PluginHost.Campaigns.Generators;

/// <summary>One line of a table.</summary>
/// <param name="Text">What it says; <c>[[...]]</c> in it is rolled in turn.</param>
/// <param name="Weight">How many times as likely as a line of weight one, where no dice decide.</param>
/// <param name="Lowest">From which total it counts, where dice decide.</param>
/// <param name="Highest">Up to which.</param>
/// <param name="Fields">What else it knows, asked for by <c>[[$remembered.field]]</c>.</param>
internal sealed record TableLine(string Text, int Weight, long? Lowest, long? Highest, ImmutableSortedDictionary<string, string> Fields)
{
    public static TableLine Of(string text, int weight = 1) => new(text, weight, null, null, ImmutableSortedDictionary<string, string>.Empty);

    /// <summary>All it says, field by field.</summary>
    public IEnumerable<string> Texts => Fields.Values.Prepend(Text);
}

/// <summary>Lines of which one falls.</summary>
/// <param name="Name">In lower case.</param>
/// <param name="Dice">The dice that decide; null when the weights do.</param>
/// <param name="Lines">At least one.</param>
/// <param name="Once">Whether a line that fell is out until all are.</param>
internal sealed record RandomTable(string Name, string? Dice, IReadOnlyList<TableLine> Lines, bool Once = false)
{
    /// <summary>The line for a total of the dice; a total beyond the lines takes the nearest, as tables with modifiers are read.</summary>
    public TableLine At(long total)
    {
        foreach (var line in Lines)
        {
            if (total <= line.Highest)
            {
                return line;
            }
        }

        return Lines[^1];
    }
}
