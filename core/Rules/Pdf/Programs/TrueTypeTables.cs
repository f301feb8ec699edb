namespace PluginHost.Rules.Pdf;

/// <summary>Finds the tables of a font program that is made of tables.</summary>
internal static class TrueTypeTables
{
    private const int Most = 64;

    public static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> program, ReadOnlySpan<byte> name)
    {
        var bytes = new FontBytes(program);
        var count = Math.Min(Most, bytes.Two(4));
        for (var at = 0; at < count; at++)
        {
            var entry = 12 + (16 * at);
            if (bytes.Part(entry, 4).SequenceEqual(name))
            {
                return bytes.Part(bytes.Four(entry + 8), bytes.Four(entry + 12));
            }
        }

        return default;
    }
}
