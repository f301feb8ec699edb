namespace PluginHost.Rules.Pdf;

/// <summary>What a font's codes stand for and how wide they are. Immutable.</summary>
internal abstract class PdfFont(PdfStyle style)
{
    /// <summary>What is drawn but cannot be read.</summary>
    public const string Unknown = "\uFFFD";

    public PdfStyle Style => style;

    /// <summary>The next code and how many bytes it takes; at least one.</summary>
    public abstract (int Code, int Length) Code(ReadOnlySpan<byte> bytes);

    public abstract string Text(int code);

    /// <summary>In units of the font's size.</summary>
    public abstract double Width(int code);
}

/// <summary>A font of up to 256 letters.</summary>
internal sealed class SimpleFont(PdfStyle style, string[] texts, float[] widths) : PdfFont(style)
{
    public override (int Code, int Length) Code(ReadOnlySpan<byte> bytes) => (bytes[0], 1);

    public override string Text(int code) => texts[code];

    public override double Width(int code) => widths[code];
}

/// <summary>A font whose codes take several bytes.</summary>
internal sealed class CompositeFont(PdfStyle style, CMap encoding, Func<int, int, string> text, CidWidths widths) : PdfFont(style)
{
    private const int MostKept = 65_536;

    private readonly System.Collections.Concurrent.ConcurrentDictionary<int, string> _texts = new();
    private int _kept;

    public override (int Code, int Length) Code(ReadOnlySpan<byte> bytes) => encoding.Code(bytes);

    public override string Text(int code)
    {
        if (_texts.TryGetValue(code, out var known))
        {
            return known;
        }

        known = text(code, encoding.Cid(code));
        if (_kept < MostKept)
        {
            Interlocked.Increment(ref _kept);
            _texts[code] = known;
        }

        return known;
    }

    public override double Width(int code) => widths.Of(encoding.Cid(code));
}
