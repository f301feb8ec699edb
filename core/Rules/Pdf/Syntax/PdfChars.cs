using System.Buffers;

namespace PluginHost.Rules.Pdf;

/// <summary>The classes of bytes that separate one token from the next.</summary>
internal static class PdfChars
{
    public static SearchValues<byte> Breaks { get; } = SearchValues.Create("\0\t\n\f\r ()<>[]{}/%"u8);

    public static SearchValues<byte> LineEnds { get; } = SearchValues.Create("\r\n"u8);

    public static bool IsSpace(byte value) => value is 0 or 9 or 10 or 12 or 13 or 32;

    public static bool IsDigit(byte value) => value is >= (byte)'0' and <= (byte)'9';

    /// <summary>The value of a hexadecimal digit; -1 when it is none.</summary>
    public static int Hex(byte value) => value switch
    {
        >= (byte)'0' and <= (byte)'9' => value - '0',
        >= (byte)'a' and <= (byte)'f' => value - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => value - 'A' + 10,
        _ => -1,
    };
}
