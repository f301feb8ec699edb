namespace PluginHost.Rules.Pdf;

/// <summary>A value of a PDF file as it was written; references are not followed.</summary>
internal abstract class PdfObject
{
    public static PdfObject Null { get; } = new PdfNull();

    private sealed class PdfNull : PdfObject;
}

internal sealed class PdfBoolean(bool value) : PdfObject
{
    public bool Value { get; } = value;
}

internal sealed class PdfNumber(double value) : PdfObject
{
    public double Value { get; } = value;

    public int Whole => double.IsFinite(Value) ? (int)Math.Clamp(Value, int.MinValue, int.MaxValue) : 0;
}

internal sealed class PdfName(string value) : PdfObject
{
    public string Value { get; } = value;
}

/// <summary>Decrypted bytes; what they mean is up to who reads them.</summary>
internal sealed class PdfText(byte[] bytes) : PdfObject
{
    public byte[] Bytes { get; } = bytes;
}

internal sealed class PdfArray(IReadOnlyList<PdfObject> items) : PdfObject
{
    public IReadOnlyList<PdfObject> Items { get; } = items;
}

internal sealed class PdfDictionary(IReadOnlyDictionary<string, PdfObject> entries) : PdfObject
{
    public IReadOnlyDictionary<string, PdfObject> Entries { get; } = entries;
}

/// <param name="entries">Its dictionary.</param>
/// <param name="raw">Its bytes as they stand in the file; still encoded, and still encrypted when <paramref name="number"/> is not 0.</param>
/// <param name="number">The number of the object, which encryption needs.</param>
/// <param name="generation">Its generation.</param>
internal sealed class PdfStream(PdfDictionary entries, ReadOnlyMemory<byte> raw, int number, int generation) : PdfObject
{
    public PdfDictionary Entries { get; } = entries;

    public ReadOnlyMemory<byte> Raw { get; } = raw;

    public int Number { get; } = number;

    public int Generation { get; } = generation;
}

internal sealed class PdfReference(int number, int generation) : PdfObject
{
    public int Number { get; } = number;

    public int Generation { get; } = generation;
}
