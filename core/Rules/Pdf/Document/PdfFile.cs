using PluginHost.Sdk;

namespace PluginHost.Rules.Pdf;

/// <summary>An open file. Safe for concurrent use.</summary>
internal sealed partial class PdfFile
{
    private readonly IReadOnlyList<PdfLeaf> _pages;

    private PdfFile(PdfObjects objects, IReadOnlyList<PdfLeaf> pages)
    {
        Objects = objects;
        _pages = pages;
        _labels = new(() => PageLabels.Read(objects, pages.Count));
        _outline = new(() => Outlines.Read(objects, PagesByObject()));
        _structure = new(() => StructureTree.Read(objects, PagesByObject()));
    }

    public PdfObjects Objects { get; }

    public int PageCount => _pages.Count;

    /// <param name="index">From 0.</param>
    public PdfLeaf Page(int index) => _pages[index];

    public static Result<PdfFile> Open(ReadOnlyMemory<byte> bytes, PdfLimits limits)
    {
        var header = bytes.Span[..Math.Min(bytes.Length, 1024)].IndexOf("%PDF-"u8);
        var file = header > 0 ? bytes[header..] : bytes;
        var opened = OpenChain(file, limits);
        if (opened is { Succeeded: true, Value: null })
        {
            opened = Rebuilt.Open(file, limits);
        }

        if (!opened.Succeeded)
        {
            return opened.Error;
        }

        if (opened.Value is not { } objects || PageTree.Read(objects) is not { Count: > 0 } pages)
        {
            return new Error("not-a-pdf", "This file has no pages that can be read.") { Hint = "Open it in a viewer and save it again, or add another copy." };
        }

        return new PdfFile(objects, pages);
    }

    /// <summary>The way the file itself describes; null when that leads nowhere.</summary>
    private static Result<PdfObjects?> OpenChain(ReadOnlyMemory<byte> file, PdfLimits limits)
    {
        if (new XrefReader(file, limits).Read() is not { } table)
        {
            return (PdfObjects?)null;
        }

        var cipher = Ciphers.For(new PdfObjects(file, table, limits));
        if (!cipher.Succeeded)
        {
            return cipher.Error;
        }

        var objects = new PdfObjects(file, table, limits) { Cipher = cipher.Value };
        var catalog = objects.Dictionary(objects.Trailer, "Root");
        return objects.Dictionary(catalog, "Pages") is null ? null : objects;
    }
}
