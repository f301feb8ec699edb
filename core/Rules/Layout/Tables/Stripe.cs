namespace PluginHost.Rules.Layout;

/// <summary>A part of a page's width.</summary>
internal readonly record struct Stripe(double Left, double Right)
{
    public double Width => Right - Left;

    public double Middle => (Left + Right) / 2;

    /// <summary>What both have, of at least some width.</summary>
    public static List<Stripe> Common(List<Stripe> ones, List<Stripe> others, double least)
    {
        var common = new List<Stripe>();
        foreach (var one in ones)
        {
            foreach (var other in others)
            {
                var stripe = new Stripe(Math.Max(one.Left, other.Left), Math.Min(one.Right, other.Right));
                if (stripe.Width >= least)
                {
                    common.Add(stripe);
                }
            }
        }

        return common;
    }

    public bool CutBy(Line line) => line.Left < Left - 1 && line.Right > Right + 1;
}
