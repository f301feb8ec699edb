namespace PluginHost.Rules.Tests.Pdf;

/// <summary>Writes rows as PNG does.</summary>
internal static class Differences
{
    public static byte[] Up(byte[] rows, int width) => Png(rows, width, 1, 2);

    public static byte[] Png(byte[] rows, int width, int pixel, int kind)
    {
        var result = new List<byte>();
        for (var start = 0; start < rows.Length; start += width)
        {
            result.Add((byte)kind);
            for (var i = 0; i < width && start + i < rows.Length; i++)
            {
                int Before(int column, int back) => column < 0 || start - back < 0 ? 0 : rows[start - back + column];
                var (left, up, corner) = (Before(i - pixel, 0), Before(i, width), Before(i - pixel, width));
                var guess = kind switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => Nearest(left, up, corner), _ => 0 };
                result.Add((byte)(rows[start + i] - guess));
            }
        }

        return [.. result];
    }

    private static int Nearest(int left, int up, int corner) =>
        new[] { left, up, corner }.MinBy(value => Math.Abs(left + up - corner - value));
}
