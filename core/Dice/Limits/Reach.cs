namespace PluginHost.Dice;

/// <summary>Between which numbers a value lies, for certain; rounded outwards.</summary>
internal readonly record struct Reach(double Least, double Most)
{
    public static Reach Unknown { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    public bool IsKnown => !double.IsNaN(Least) && !double.IsNaN(Most);

    public static Reach operator +(Reach left, Reach right) => new(left.Least + right.Least, left.Most + right.Most);

    public static Reach operator -(Reach value) => new(-value.Most, -value.Least);

    public static Reach operator *(Reach left, Reach right)
    {
        var (a, b, c, d) = (Times(left.Least, right.Least), Times(left.Least, right.Most), Times(left.Most, right.Least), Times(left.Most, right.Most));
        return new(Math.Min(Math.Min(a, b), Math.Min(c, d)), Math.Max(Math.Max(a, b), Math.Max(c, d)));
    }

    public Reach Or(Reach other) => new(Math.Min(Least, other.Least), Math.Max(Most, other.Most));

    /// <summary>Nothing many times is nothing.</summary>
    private static double Times(double left, double right) => left == 0 || right == 0 ? 0 : left * right;
}
