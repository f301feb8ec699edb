using System.Text;

namespace PluginHost.Rules.Pdf;

/// <summary>The text of names.</summary>
internal static class PdfNames
{
    public static string Decode(ReadOnlySpan<byte> raw)
    {
        if (raw.IndexOf((byte)'#') < 0)
        {
            return Encoding.Latin1.GetString(raw);
        }

        var text = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            var high = raw[i] == '#' && i + 2 < raw.Length ? PdfChars.Hex(raw[i + 1]) : -1;
            var low = high >= 0 ? PdfChars.Hex(raw[i + 2]) : -1;
            if (low >= 0)
            {
                text.Append((char)((high << 4) | low));
                i += 2;
            }
            else
            {
                text.Append((char)raw[i]);
            }
        }

        return text.ToString();
    }
}
