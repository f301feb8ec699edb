namespace PluginHost.Host;

/// <summary>Correcting bytes over the field of 256 elements with x^8 + x^4 + x^3 + x^2 + 1.</summary>
internal static class ReedSolomon
{
    private const int Field = 0x11D;

    public static byte[] Remainder(byte[] data, int count)
    {
        var divisor = Divisor(count);
        var rest = new byte[count];
        foreach (var one in data)
        {
            var factor = (byte)(one ^ rest[0]);
            Array.Copy(rest, 1, rest, 0, count - 1);
            rest[^1] = 0;
            for (var at = 0; at < count; at++)
            {
                rest[at] ^= Multiply(divisor[at], factor);
            }
        }

        return rest;
    }

    /// <summary>The product of (x - 2^i) for all i below the count, without its leading one.</summary>
    private static byte[] Divisor(int count)
    {
        var product = new byte[count];
        product[^1] = 1;
        byte root = 1;
        for (var factor = 0; factor < count; factor++)
        {
            for (var at = 0; at < count; at++)
            {
                product[at] = (byte)(Multiply(product[at], root) ^ (at + 1 < count ? product[at + 1] : 0));
            }

            root = Multiply(root, 2);
        }

        return product;
    }

    private static byte Multiply(byte one, byte other)
    {
        var product = 0;
        for (var bit = 7; bit >= 0; bit--)
        {
            product = (product << 1) ^ ((product >> 7) * Field);
            product ^= ((other >> bit) & 1) * one;
        }

        return (byte)product;
    }
}
