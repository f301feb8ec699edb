using System.Collections.Concurrent;

namespace PluginHost.Rules.Pdf;

/// <summary>The fonts of a file, each made once; its dictionary is one object however many pages name it.</summary>
internal sealed class FontShelf(IPdfObjects objects)
{
    private readonly ConcurrentDictionary<PdfDictionary, PdfFont> _fonts = new();

    public PdfFont Of(PdfDictionary font) => _fonts.GetOrAdd(font, static (font, objects) => FontReading.Read(font, objects), objects);
}
