namespace PluginHost.Rules.Layout;

/// <summary>What takes a place on a page: a line, or a frame full of them. Points from the page's top left corner.</summary>
internal abstract class Item(double left, double top, double right, double bottom)
{
    public double Left { get; } = left;

    public double Top { get; } = top;

    public double Right { get; } = right;

    public double Bottom { get; } = bottom;

    public double Width => Right - Left;
}
