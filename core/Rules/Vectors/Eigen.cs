namespace PluginHost.Rules.Vectors;

/// <summary>Values and vectors of a small symmetric matrix, by Jacobi's rotations.</summary>
internal static class Eigen
{
    private const int Sweeps = 12;

    /// <summary>The vectors are the columns.</summary>
    public static (double[] Values, double[] Vectors) Of(double[] matrix, int size)
    {
        var vectors = new double[size * size];
        for (var at = 0; at < size; at++)
        {
            vectors[(at * size) + at] = 1;
        }

        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            var rotated = false;
            for (var row = 0; row < size - 1; row++)
            {
                for (var column = row + 1; column < size; column++)
                {
                    rotated |= Rotate(matrix, vectors, size, row, column);
                }
            }

            if (!rotated)
            {
                break;
            }
        }

        var values = new double[size];
        for (var at = 0; at < size; at++)
        {
            values[at] = matrix[(at * size) + at];
        }

        return (values, vectors);
    }

    private static bool Rotate(double[] matrix, double[] vectors, int size, int row, int column)
    {
        var off = matrix[(row * size) + column];
        var (one, other) = (matrix[(row * size) + row], matrix[(column * size) + column]);
        if (Math.Abs(off) <= 1e-7 * (Math.Sqrt(Math.Abs(one * other)) + 1e-12))
        {
            return false;
        }

        var theta = (other - one) / (2 * off);
        var tangent = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1));
        var cosine = 1 / Math.Sqrt((tangent * tangent) + 1);
        var sine = tangent * cosine;
        for (var at = 0; at < size; at++)
        {
            var (left, right) = (matrix[(at * size) + row], matrix[(at * size) + column]);
            matrix[(at * size) + row] = (cosine * left) - (sine * right);
            matrix[(at * size) + column] = (sine * left) + (cosine * right);
        }

        for (var at = 0; at < size; at++)
        {
            var (left, right) = (matrix[(row * size) + at], matrix[(column * size) + at]);
            matrix[(row * size) + at] = (cosine * left) - (sine * right);
            matrix[(column * size) + at] = (sine * left) + (cosine * right);
            (left, right) = (vectors[(at * size) + row], vectors[(at * size) + column]);
            vectors[(at * size) + row] = (cosine * left) - (sine * right);
            vectors[(at * size) + column] = (sine * left) + (cosine * right);
        }

        return true;
    }
}
