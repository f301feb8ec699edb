namespace PluginHost.Rules.Layout;

/// <summary>A block in the making: lines that belong together, or a table.</summary>
internal sealed class Draft(Region region)
{
    public Region Region { get; } = region;

    public int Page => Region.Sheet.Number;

    public List<Line> Lines { get; init; } = [];

    public List<Grid> Grids { get; init; } = [];

    public bool Bulleted { get; set; }

    /// <summary>Of a heading as tags tell it; 0 when none do.</summary>
    public int Level { get; init; }

    /// <summary>The block, or the table, that tags put it into.</summary>
    public (int Block, int Table)? Tag { get; set; }

    /// <summary>Whether tags say that it names a table.</summary>
    public bool IsCaption { get; init; }

    /// <summary>The line above a table that names it.</summary>
    public Draft? Caption { get; set; }

    /// <summary>Whether the first word of another line would not have fitted behind its last one.</summary>
    public bool Full { get; set; }

    public bool Bold => Lines.TrueForAll(static line => line.Bold || line.Letters == 0) && Lines.Exists(static line => line.Bold);

    public double Size => Lines.Count == 0 ? 0 : Lines.MaxBy(static line => line.Letters)!.Size;

    public int Length => Lines.Sum(static line => line.Text.Length + 1);
}
