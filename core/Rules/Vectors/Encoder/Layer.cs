namespace PluginHost.Rules.Vectors;

/// <summary>One layer of a sentence encoder: places look at each other, then each thinks for itself. What came in is added to what goes out.</summary>
internal sealed record Layer
{
    /// <summary>Where a layer's output is wider than its input, this widens what is added.</summary>
    public Dense? Widening { get; init; }

    public required Evening First { get; init; }

    public required Dense Asking { get; init; }

    public required Dense Telling { get; init; }

    public required Evening Second { get; init; }

    public required Dense Opening { get; init; }

    public required Dense Closing { get; init; }

    public void Apply(Workspace work)
    {
        var rows = work.Rows;
        First.Apply(work.State, work.Even, rows);
        Asking.Apply(work.Even, work.Wide, rows);
        foreach (var (from, count) in work.Texts)
        {
            Attention.Apply(work.Wide.AsSpan(from * Asking.Outputs), work.Even.AsSpan(from * Asking.Inputs), count, Asking.Inputs);
        }

        if (Widening is not null)
        {
            Widening.Apply(work.State, work.Wide, rows);
            work.Wide.AsSpan(0, rows * Widening.Outputs).CopyTo(work.State);
        }

        Added(Telling, work.Even, work, rows);
        Second.Apply(work.State, work.Even, rows);
        Opening.Apply(work.Even, work.Wide, rows);
        foreach (ref var value in work.Wide.AsSpan(0, rows * Opening.Outputs))
        {
            value = MathF.Max(0, value);
        }

        Added(Closing, work.Wide, work, rows);
    }

    private static void Added(Dense step, float[] input, Workspace work, int rows)
    {
        step.Apply(input, work.Told, rows);
        Decomposition.Add(work.State.AsSpan(0, rows * step.Outputs), work.Told, 1);
    }
}
