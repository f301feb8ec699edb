using System.Text;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>A text as a QR code after ISO/IEC 18004: bytes, medium error correction, versions 1 to 10, which is enough for any address of ours.</summary>
internal sealed class QrCode
{
    private readonly bool[,] _dark;

    private QrCode(bool[,] dark) => _dark = dark;

    /// <summary>Modules along each side, without the quiet zone.</summary>
    public int Size => _dark.GetLength(0);

    /// <summary>Whether a module is dark; outside it is light.</summary>
    public bool this[int x, int y] => x >= 0 && y >= 0 && x < Size && y < Size && _dark[x, y];

    public static Result<QrCode> Of(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (QrVersion.For(bytes.Length) is not { } version)
        {
            return Error.Invalid("text", $"A QR code holds at most {QrVersion.Most} bytes here.");
        }

        var bits = QrData.Bits(version, bytes);
        var best = Enumerable.Range(0, 8).Select(mask => Draw(version, bits, mask)).MinBy(QrPenalty.Of)!;
        return new QrCode(best);
    }

    private static bool[,] Draw(QrVersion version, bool[] bits, int mask)
    {
        var grid = new QrGrid(version.Size);
        grid.DrawPatterns(version, mask);
        grid.DrawData(bits, mask);
        return grid.Dark;
    }
}
