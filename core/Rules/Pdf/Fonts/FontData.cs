namespace PluginHost.Rules.Pdf;

/// <summary>What the fonts of a file may read of it: many may name one large stream, and each would read it again.</summary>
internal sealed class FontData(IPdfObjects objects) : IPdfObjects
{
    private const int MostOfOne = 16 << 20;
    private const int Most = 64 << 20;

    private long _left = Most;

    public PdfLimits Limits => objects.Limits;

    public PdfObject Resolve(PdfObject? value) => objects.Resolve(value);

    public ReadOnlyMemory<byte> Decode(PdfStream stream)
    {
        if (Interlocked.Read(ref _left) <= 0)
        {
            return default;
        }

        var decoded = objects.Decode(stream);
        Interlocked.Add(ref _left, -Math.Max(decoded.Length, stream.Raw.Length));
        return decoded[..Math.Min(decoded.Length, MostOfOne)];
    }
}
