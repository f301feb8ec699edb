namespace PluginHost.Rules.Pdf;

/// <summary>Reads the plain numbers of the format: a sign, digits and one point.</summary>
internal static class PdfNumbers
{
    /// <summary>Writers that err write two signs or a sign in the middle ("--5", "12-3"): what stands before the slip counts.</summary>
    /// <param name="word">A token that is no name, string or bracket.</param>
    /// <param name="value">The number; 0 when it is none.</param>
    /// <param name="whole">Digits alone.</param>
    public static bool Parse(ReadOnlySpan<byte> word, out double value, out bool whole)
    {
        var at = 0;
        while (at < word.Length && word[at] is (byte)'-' or (byte)'+')
        {
            at++;
        }

        var negative = at > 0 && word[0] == '-';
        whole = at == 0;
        value = 0;
        var digits = 0;
        for (; at < word.Length && PdfChars.IsDigit(word[at]); at++, digits++)
        {
            value = (value * 10) + (word[at] - '0');
        }

        if (at < word.Length && word[at] == '.')
        {
            whole = false;
            double fraction = 0;
            double scale = 1;
            for (at++; at < word.Length && PdfChars.IsDigit(word[at]); at++, digits++)
            {
                if (scale < 1e15)
                {
                    fraction = (fraction * 10) + (word[at] - '0');
                    scale *= 10;
                }
            }

            value += fraction / scale;
        }

        var ends = at == word.Length || (digits > 0 && word[at] == '-');
        whole &= at == word.Length;
        value = negative ? -value : value;

        // A lone point or sign stands for 0 in old files.
        return ends && word.Length > 0 && (digits > 0 || word[^1] is (byte)'.' or (byte)'-' or (byte)'+');
    }
}
