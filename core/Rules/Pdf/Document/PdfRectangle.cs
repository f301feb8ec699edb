namespace PluginHost.Rules.Pdf;

/// <summary>In the page's own space, upwards; its corners are in order.</summary>
internal readonly record struct PdfRectangle(double Left, double Bottom, double Right, double Top)
{
    public static PdfRectangle Letter { get; } = new(0, 0, 612, 792);

    public double Width => Right - Left;

    public double Height => Top - Bottom;

    /// <summary>Null unless it is four numbers that enclose an area.</summary>
    public static PdfRectangle? Read(PdfObject value, IPdfObjects objects)
    {
        if (value is not PdfArray { Items: [var a, var b, var c, var d, ..] }
            || objects.Resolve(a) is not PdfNumber x || objects.Resolve(b) is not PdfNumber y
            || objects.Resolve(c) is not PdfNumber x2 || objects.Resolve(d) is not PdfNumber y2)
        {
            return null;
        }

        var result = new PdfRectangle(Math.Min(x.Value, x2.Value), Math.Min(y.Value, y2.Value), Math.Max(x.Value, x2.Value), Math.Max(y.Value, y2.Value));
        return result is { Width: > 0 and < 1e6, Height: > 0 and < 1e6 } ? result : null;
    }

    /// <summary>What both have; this one when they have nothing.</summary>
    public PdfRectangle Within(PdfRectangle other)
    {
        var both = new PdfRectangle(Math.Max(Left, other.Left), Math.Max(Bottom, other.Bottom), Math.Min(Right, other.Right), Math.Min(Top, other.Top));
        return both is { Width: > 0, Height: > 0 } ? both : this;
    }
}
