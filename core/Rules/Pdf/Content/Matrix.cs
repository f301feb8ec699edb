namespace PluginHost.Rules.Pdf;

/// <summary>x' = a·x + c·y + e and y' = b·x + d·y + f.</summary>
internal readonly record struct Matrix(double A, double B, double C, double D, double E, double F)
{
    public static Matrix One { get; } = new(1, 0, 0, 1, 0, 0);

    /// <summary>This first, then the other.</summary>
    public Matrix Then(in Matrix next) => new(
        (A * next.A) + (B * next.C),
        (A * next.B) + (B * next.D),
        (C * next.A) + (D * next.C),
        (C * next.B) + (D * next.D),
        (E * next.A) + (F * next.C) + next.E,
        (E * next.B) + (F * next.D) + next.F);

    public (double X, double Y) Of(double x, double y) => ((A * x) + (C * y) + E, (B * x) + (D * y) + F);

    public static Matrix? Read(PdfObject value, IPdfObjects objects)
    {
        if (value is not PdfArray { Items.Count: >= 6 } array)
        {
            return null;
        }

        Span<double> six = stackalloc double[6];
        for (var at = 0; at < 6; at++)
        {
            if (objects.Resolve(array.Items[at]) is not PdfNumber number)
            {
                return null;
            }

            six[at] = number.Value;
        }

        return new Matrix(six[0], six[1], six[2], six[3], six[4], six[5]);
    }

    /// <summary>From a page's own space to points from the top left corner of what is shown, downwards.</summary>
    public static Matrix Upright(PdfLeaf leaf) => leaf.Rotate switch
    {
        90 => new(0, 1, 1, 0, -leaf.Crop.Bottom, -leaf.Crop.Left),
        180 => new(-1, 0, 0, 1, leaf.Crop.Right, -leaf.Crop.Bottom),
        270 => new(0, -1, -1, 0, leaf.Crop.Top, leaf.Crop.Right),
        _ => new(1, 0, 0, -1, -leaf.Crop.Left, leaf.Crop.Top),
    };
}
