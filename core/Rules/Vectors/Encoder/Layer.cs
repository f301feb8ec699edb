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

    public void Apply(Workspace work, int rows)
    {
        First.Apply(work.State, work.Even, rows);
        Asking.Apply(work.Even, work.Wide, rows);
        Attention.Apply(work.Wide, work.Even, rows, Asking.Inputs);
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

/// <summary>The numbers of one text on its way through the layers; used by one thread at a time.</summary>
internal sealed class Workspace(int rows, int narrow, int wide)
{
    public float[] State { get; } = new float[rows * narrow];

    public float[] Even { get; } = new float[rows * narrow];

    public float[] Told { get; } = new float[rows * narrow];

    public float[] Wide { get; } = new float[rows * wide];
}
