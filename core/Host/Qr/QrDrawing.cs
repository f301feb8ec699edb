using System.Text;

namespace PluginHost.Host;

/// <summary>A code to be seen: in a terminal, or on a page.</summary>
internal static class QrDrawing
{
    private const int Quiet = 4;

    /// <summary>Two rows of modules a line. Light is drawn, since most terminals are dark.</summary>
    public static IEnumerable<string> Lines(QrCode code)
    {
        const int Margin = 2;
        for (var y = -Margin; y < code.Size + Margin; y += 2)
        {
            var line = new StringBuilder(code.Size + (2 * Margin));
            for (var x = -Margin; x < code.Size + Margin; x++)
            {
                line.Append((code[x, y], code[x, y + 1]) switch { (false, false) => '█', (false, true) => '▀', (true, false) => '▄', _ => ' ' });
            }

            yield return line.ToString();
        }
    }

    public static string Svg(QrCode code)
    {
        var path = new StringBuilder();
        for (var y = 0; y < code.Size; y++)
        {
            for (var x = 0; x < code.Size; x++)
            {
                if (code[x, y])
                {
                    path.Append($"M{x + Quiet},{y + Quiet}h1v1h-1z");
                }
            }
        }

        var side = code.Size + (2 * Quiet);
        return $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" shape-rendering="crispEdges"><rect width="{side}" height="{side}" fill="#fff"/><path d="{path}" fill="#000"/></svg>""";
    }
}
