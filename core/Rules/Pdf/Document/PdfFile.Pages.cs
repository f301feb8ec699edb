using System.Collections.Concurrent;

namespace PluginHost.Rules.Pdf;

/// <summary>The pages as they are drawn.</summary>
internal sealed partial class PdfFile
{
    private const int FewLetters = 20;

    private readonly ConcurrentDictionary<int, bool> _cut = new();
    private readonly ConcurrentDictionary<int, bool> _unread = new();
    private FontShelf? _fonts;

    /// <summary>Pages that had more on them than a page may cost; from 1, as far as they were read.</summary>
    public IReadOnlyList<int> CutPages => [.. _cut.Keys.Order()];

    /// <summary>Pages most of whose letters are in codes that nothing tells the meaning of; from 1, as far as they were read.</summary>
    public IReadOnlyList<int> UnreadPages => [.. _unread.Keys.Order()];

    /// <param name="number">From 1.</param>
    public PdfPage Read(int number)
    {
        var leaf = _pages[number - 1];
        var (width, height) = leaf.Rotate is 90 or 270 ? (leaf.Crop.Height, leaf.Crop.Width) : (leaf.Crop.Width, leaf.Crop.Height);
        var fonts = LazyInitializer.EnsureInitialized(ref _fonts, () => new FontShelf(Objects));
        var interpreter = new Interpreter(Objects, fonts, Matrix.Upright(leaf), width * height);
        interpreter.Run(Content(leaf), leaf.Resources);
        if (interpreter.IsCut)
        {
            _cut[number] = true;
        }

        return new PdfPage(number, width, height) { Runs = Readable(interpreter.Runs, number), Boxes = interpreter.Boxes, Pictured = interpreter.Pictured };
    }

    /// <summary>A letter here and there may be unknown, such as a sign before an item; a page of them is no text.</summary>
    private IReadOnlyList<PdfRun> Readable(IReadOnlyList<PdfRun> runs, int number)
    {
        var (all, unknown) = (0L, 0L);
        foreach (var run in runs)
        {
            all += run.Text.Length;
            unknown += run.Text.AsSpan().Count(PdfFont.Unknown[0]);
        }

        if (unknown < FewLetters || unknown * 2 < all)
        {
            return runs;
        }

        _unread[number] = true;
        return [.. runs.Where(static run => run.Text.AsSpan().Count(PdfFont.Unknown[0]) * 2 < run.Text.Length)];
    }

    /// <summary>A page's streams are one text: an operator may begin in one and end in the next.</summary>
    private ReadOnlySpan<byte> Content(PdfLeaf leaf)
    {
        switch (Objects.Get(leaf.Entries, "Contents"))
        {
            case PdfStream one:
                return Objects.Decode(one).Span;
            case PdfArray many:
                var all = new MemoryStream();
                foreach (var part in many.Items.Select(Objects.Resolve).OfType<PdfStream>().TakeWhile(_ => all.Length < Objects.Limits.StreamBytes))
                {
                    all.Write(Objects.Decode(part).Span);
                    all.WriteByte((byte)'\n');
                }

                return all.GetBuffer().AsSpan(0, (int)all.Length);
            default:
                return default;
        }
    }
}
