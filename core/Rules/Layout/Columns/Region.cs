namespace PluginHost.Rules.Layout;

/// <summary>A part of a page that is read straight down.</summary>
/// <param name="Framed">Whether it is, or belongs to, a sidebar.</param>
internal sealed record Region(Sheet Sheet, List<Line> Lines, bool Framed)
{
    public double Left { get; } = Lines.Min(static line => line.Left);

    public double Right { get; } = Lines.Max(static line => line.Right);

    /// <summary>Where lines end that are full; one that sticks out does not count.</summary>
    public double Margin { get; } = Lines.Select(static line => line.Right).Order().ElementAt(Lines.Count - 1 - (Lines.Count / 20));
}
