using System.Numerics;
using System.Runtime.CompilerServices;

namespace PluginHost.Rules.Vectors;

/// <summary>A learned linear step: rows times a matrix, plus a bias. Nearly all of an encoder's time is spent here.</summary>
internal sealed class Dense
{
    /// <summary>So many rows share each look at the weights.</summary>
    private const int Height = 6;

    /// <summary>So many columns lie together, so that memory is read in order.</summary>
    private static readonly int Width = 2 * Vector<float>.Count;

    private readonly float[] _panels;
    private readonly float[] _bias;

    /// <param name="weights">By rows of inputs.</param>
    /// <param name="bias">One for each output.</param>
    public Dense(float[] weights, float[] bias)
    {
        Outputs = bias.Length;
        Inputs = weights.Length / Outputs;
        var panels = (Outputs + Width - 1) / Width;
        _bias = bias;
        _panels = new float[panels * Inputs * Width];
        for (var panel = 0; panel < panels; panel++)
        {
            var (from, count) = (panel * Width, Math.Min(Width, Outputs - (panel * Width)));
            for (var input = 0; input < Inputs; input++)
            {
                weights.AsSpan((input * Outputs) + from, count).CopyTo(_panels.AsSpan(((panel * Inputs) + input) * Width));
            }
        }
    }

    public int Inputs { get; }

    public int Outputs { get; }

    public void Apply(ReadOnlySpan<float> input, Span<float> output, int rows)
    {
        // Below nobody looks at bounds.
        input = input[..(rows * Inputs)];
        Span<float> block = stackalloc float[Height * Width];
        for (var column = 0; column < Outputs; column += Width)
        {
            var count = Math.Min(Width, Outputs - column);
            var panel = _panels.AsSpan(column * Inputs, Inputs * Width);
            for (var row = 0; row < rows; row += Height)
            {
                Multiply(input, row, rows - 1, panel, block);
                for (var line = 0; line < Height && row + line < rows; line++)
                {
                    var into = output.Slice(((row + line) * Outputs) + column, count);
                    block.Slice(line * Width, count).CopyTo(into);
                    Decomposition.Add(into, _bias.AsSpan(column, count), 1);
                }
            }
        }
    }

    /// <summary>Six rows times one panel. Past the last row the last is taken again, and its result not looked at.</summary>
    private void Multiply(ReadOnlySpan<float> input, int row, int last, ReadOnlySpan<float> panel, Span<float> block)
    {
        ref var first = ref Unsafe.AsRef(in input[row * Inputs]);
        ref var second = ref Unsafe.AsRef(in input[Math.Min(row + 1, last) * Inputs]);
        ref var third = ref Unsafe.AsRef(in input[Math.Min(row + 2, last) * Inputs]);
        ref var fourth = ref Unsafe.AsRef(in input[Math.Min(row + 3, last) * Inputs]);
        ref var fifth = ref Unsafe.AsRef(in input[Math.Min(row + 4, last) * Inputs]);
        ref var sixth = ref Unsafe.AsRef(in input[Math.Min(row + 5, last) * Inputs]);
        ref var weights = ref Unsafe.AsRef(in panel[0]);
        Vector<float> a1 = default, a2 = default, b1 = default, b2 = default, c1 = default, c2 = default, d1 = default, d2 = default, e1 = default, e2 = default, f1 = default, f2 = default;
        for (var at = 0; at < Inputs; at++)
        {
            var left = Vector.LoadUnsafe(ref weights, (nuint)(at * Width));
            var right = Vector.LoadUnsafe(ref weights, (nuint)((at * Width) + Vector<float>.Count));
            var value = new Vector<float>(Unsafe.Add(ref first, at));
            (a1, a2) = (Vector.MultiplyAddEstimate(value, left, a1), Vector.MultiplyAddEstimate(value, right, a2));
            value = new Vector<float>(Unsafe.Add(ref second, at));
            (b1, b2) = (Vector.MultiplyAddEstimate(value, left, b1), Vector.MultiplyAddEstimate(value, right, b2));
            value = new Vector<float>(Unsafe.Add(ref third, at));
            (c1, c2) = (Vector.MultiplyAddEstimate(value, left, c1), Vector.MultiplyAddEstimate(value, right, c2));
            value = new Vector<float>(Unsafe.Add(ref fourth, at));
            (d1, d2) = (Vector.MultiplyAddEstimate(value, left, d1), Vector.MultiplyAddEstimate(value, right, d2));
            value = new Vector<float>(Unsafe.Add(ref fifth, at));
            (e1, e2) = (Vector.MultiplyAddEstimate(value, left, e1), Vector.MultiplyAddEstimate(value, right, e2));
            value = new Vector<float>(Unsafe.Add(ref sixth, at));
            (f1, f2) = (Vector.MultiplyAddEstimate(value, left, f1), Vector.MultiplyAddEstimate(value, right, f2));
        }

        Keep(block, 0, a1, a2);
        Keep(block, 1, b1, b2);
        Keep(block, 2, c1, c2);
        Keep(block, 3, d1, d2);
        Keep(block, 4, e1, e2);
        Keep(block, 5, f1, f2);
    }

    private static void Keep(Span<float> block, int line, Vector<float> left, Vector<float> right)
    {
        left.CopyTo(block[(line * Width)..]);
        right.CopyTo(block[((line * Width) + Vector<float>.Count)..]);
    }
}
