namespace PluginHost.Rules.Tests.Pdf;

internal static class LzwWriter
{
    public static byte[] Encode(byte[] data, bool early)
    {
        var output = new List<byte>();
        ulong bits = 0;
        var count = 0;
        var table = new Dictionary<string, int>(StringComparer.Ordinal);
        var (next, width, word) = (258, 9, "");
        Put(256);
        foreach (var c in data.Select(static value => (char)value))
        {
            if (word.Length == 0 || table.ContainsKey(word + c))
            {
                word += c;
                continue;
            }

            Put(Code());
            table[word + c] = next++;
            width = next + (early ? 1 : 0) > 2048 ? 12 : next + (early ? 1 : 0) > 1024 ? 11 : next + (early ? 1 : 0) > 512 ? 10 : 9;
            if (next == 4094)
            {
                Put(256);
                table.Clear();
                (next, width) = (258, 9);
            }

            word = c.ToString();
        }

        Put(Code());
        next++;
        width = next + (early ? 1 : 0) > 2048 ? 12 : next + (early ? 1 : 0) > 1024 ? 11 : next + (early ? 1 : 0) > 512 ? 10 : 9;
        Put(257);
        if (count > 0)
        {
            output.Add((byte)(bits << (8 - count)));
        }

        return [.. output];

        int Code() => word.Length == 1 ? word[0] : table[word];

        void Put(int code)
        {
            bits = (bits << width) | (uint)code;
            count += width;
            for (; count >= 8; count -= 8)
            {
                output.Add((byte)(bits >> (count - 8)));
            }

            bits &= (1u << count) - 1;
        }
    }
}
