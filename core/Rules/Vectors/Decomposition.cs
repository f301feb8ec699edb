using System.Numerics;

namespace PluginHost.Rules.Vectors;

/// <summary>The strongest directions of a symmetric sparse matrix, by random projection and power iteration; the same for the same matrix.</summary>
internal static class Decomposition
{
    private const int Spare = 16;
    private const int Rounds = 3;

    /// <summary>A row of <paramref name="dimension"/> numbers for each row of the matrix.</summary>
    public static float[] Of(PairCounts matrix, int dimension)
    {
        var width = Math.Min(dimension + Spare, Math.Max(1, matrix.Size));
        var basis = new float[matrix.Size * width];
        var random = new Random(20_011);
        for (var at = 0; at < basis.Length; at++)
        {
            basis[at] = (random.NextSingle() * 2) - 1;
        }

        basis = Times(matrix, basis, width);
        Orthonormal(basis, width);
        for (var round = 0; round < Rounds; round++)
        {
            basis = Times(matrix, basis, width);
            Orthonormal(basis, width);
        }

        var image = Times(matrix, basis, width);
        var small = new double[width * width];
        for (var row = 0; row < matrix.Size; row++)
        {
            var left = basis.AsSpan(row * width, width);
            var right = image.AsSpan(row * width, width);
            for (var one = 0; one < width; one++)
            {
                for (var other = 0; other < width; other++)
                {
                    small[(one * width) + other] += left[one] * right[other];
                }
            }
        }

        var (values, vectors) = Eigen.Of(small, width);
        var order = Enumerable.Range(0, width).OrderByDescending(at => Math.Abs(values[at])).Take(dimension).ToArray();
        var result = new float[matrix.Size * dimension];
        for (var row = 0; row < matrix.Size; row++)
        {
            for (var at = 0; at < order.Length; at++)
            {
                var sum = 0.0;
                for (var part = 0; part < width; part++)
                {
                    sum += basis[(row * width) + part] * vectors[(part * width) + order[at]];
                }

                result[(row * dimension) + at] = (float)(sum * Math.Sqrt(Math.Abs(values[order[at]])));
            }
        }

        return result;
    }

    private static float[] Times(PairCounts matrix, float[] basis, int width)
    {
        var result = new float[basis.Length];
        Parallel.For(0, matrix.Size, row =>
        {
            var into = result.AsSpan(row * width, width);
            for (var at = matrix.Starts[row]; at < matrix.Starts[row + 1]; at++)
            {
                var value = new Vector<float>(matrix.Values[at]);
                var from = basis.AsSpan(matrix.Columns[at] * width, width);
                var part = 0;
                for (; part <= width - Vector<float>.Count; part += Vector<float>.Count)
                {
                    (new Vector<float>(into[part..]) + (value * new Vector<float>(from[part..]))).CopyTo(into[part..]);
                }

                for (; part < width; part++)
                {
                    into[part] += matrix.Values[at] * from[part];
                }
            }
        });
        return result;
    }

    /// <summary>Gram and Schmidt, twice for each column, on the transposed matrix.</summary>
    private static void Orthonormal(float[] basis, int width)
    {
        var height = basis.Length / width;
        var columns = new float[width][];
        for (var column = 0; column < width; column++)
        {
            columns[column] = new float[height];
            for (var row = 0; row < height; row++)
            {
                columns[column][row] = basis[(row * width) + column];
            }
        }

        for (var column = 0; column < width; column++)
        {
            for (var pass = 0; pass < 2; pass++)
            {
                for (var before = 0; before < column; before++)
                {
                    Subtract(columns[column], columns[before], Dot(columns[column], columns[before]));
                }
            }

            var length = MathF.Sqrt(Dot(columns[column], columns[column]));
            for (var row = 0; row < height; row++)
            {
                columns[column][row] = length > 1e-6f ? columns[column][row] / length : 0;
                basis[(row * width) + column] = columns[column][row];
            }
        }
    }

    public static float Dot(ReadOnlySpan<float> one, ReadOnlySpan<float> other)
    {
        var sum = Vector<float>.Zero;
        var at = 0;
        for (; at <= one.Length - Vector<float>.Count; at += Vector<float>.Count)
        {
            sum += new Vector<float>(one[at..]) * new Vector<float>(other[at..]);
        }

        var rest = Vector.Sum(sum);
        for (; at < one.Length; at++)
        {
            rest += one[at] * other[at];
        }

        return rest;
    }

    public static void Subtract(Span<float> from, ReadOnlySpan<float> what, float times) => Add(from, what, -times);

    public static void Add(Span<float> to, ReadOnlySpan<float> what, float times)
    {
        var factor = new Vector<float>(times);
        var at = 0;
        for (; at <= to.Length - Vector<float>.Count; at += Vector<float>.Count)
        {
            (new Vector<float>(to[at..]) + (factor * new Vector<float>(what[at..]))).CopyTo(to[at..]);
        }

        for (; at < to.Length; at++)
        {
            to[at] += times * what[at];
        }
    }
}
