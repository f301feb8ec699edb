namespace PluginHost.Rules.Pdf;

/// <summary>The bytes of strings in brackets and of hexadecimal ones.</summary>
internal static class PdfStrings
{
    /// <summary>What stands between the outer brackets; to the end of the bytes when they are never closed.</summary>
    public static ReadOnlySpan<byte> Literal(ReadOnlySpan<byte> bytes, int open, out int after)
    {
        var depth = 1;
        for (var i = open + 1; i < bytes.Length; i++)
        {
            switch (bytes[i])
            {
                case (byte)'\\':
                    i++;
                    break;
                case (byte)'(':
                    depth++;
                    break;
                case (byte)')' when --depth == 0:
                    after = i + 1;
                    return bytes[(open + 1)..i];
            }
        }

        after = bytes.Length;
        return bytes[(open + 1)..];
    }

    public static byte[] FromHex(ReadOnlySpan<byte> raw)
    {
        var result = new byte[(raw.Length + 1) / 2];
        var nibbles = 0;
        foreach (var c in raw)
        {
            var value = PdfChars.Hex(c);
            if (value >= 0)
            {
                result[nibbles >> 1] |= (byte)(nibbles % 2 == 0 ? value << 4 : value);
                nibbles++;
            }
        }

        return (nibbles + 1) / 2 == result.Length ? result : result[..((nibbles + 1) / 2)];
    }

    public static byte[] Unescape(ReadOnlySpan<byte> raw)
    {
        if (raw.IndexOfAny((byte)'\\', (byte)'\r') < 0)
        {
            return raw.ToArray();
        }

        var result = new byte[raw.Length];
        var length = 0;
        for (var i = 0; i < raw.Length; i++)
        {
            var c = raw[i];
            if (c == '\r')
            {
                i += i + 1 < raw.Length && raw[i + 1] == '\n' ? 1 : 0;
                result[length++] = (byte)'\n';
            }
            else if (c != '\\')
            {
                result[length++] = c;
            }
            else if (++i < raw.Length && Escape(raw, ref i) is var value and >= 0)
            {
                result[length++] = (byte)value;
            }
        }

        return result[..length];
    }

    /// <summary>The byte an escape stands for; -1 for a line that goes on.</summary>
    private static int Escape(ReadOnlySpan<byte> raw, ref int i)
    {
        switch (raw[i])
        {
            case (byte)'n': return '\n';
            case (byte)'r': return '\r';
            case (byte)'t': return '\t';
            case (byte)'b': return '\b';
            case (byte)'f': return '\f';
            case (byte)'\n': return -1;
            case (byte)'\r':
                i += i + 1 < raw.Length && raw[i + 1] == '\n' ? 1 : 0;
                return -1;
            case >= (byte)'0' and <= (byte)'7':
                var value = raw[i] - '0';
                for (var more = 0; more < 2 && i + 1 < raw.Length && raw[i + 1] is >= (byte)'0' and <= (byte)'7'; more++)
                {
                    value = (value << 3) | (raw[++i] - '0');
                }

                return value & 0xFF;
            default: return raw[i];
        }
    }
}
