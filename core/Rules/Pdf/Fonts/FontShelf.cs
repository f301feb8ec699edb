using System.Collections.Concurrent;

namespace PluginHost.Rules.Pdf;

/// <summary>The fonts of a file, each made once; its dictionary is one object however many pages name it.</summary>
internal sealed class FontShelf(IPdfObjects objects)
{
    private const int Most = 20_000;

    private readonly ConcurrentDictionary<PdfDictionary, PdfFont> _fonts = new();
    private readonly FontData _data = new(objects);
    private int _made;

    /// <summary>Null when the file names more fonts than any file needs.</summary>
    public PdfFont? Of(PdfDictionary font)
    {
        if (_fonts.TryGetValue(font, out var known))
        {
            return known;
        }

        return Volatile.Read(ref _made) < Most && Interlocked.Increment(ref _made) <= Most ? _fonts.GetOrAdd(font, FontReading.Read(font, _data)) : null;
    }
}
