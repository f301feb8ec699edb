using System.Text;
using PluginHost.Rules.Pdf;

namespace PluginHost.Rules.Tests.Pdf;

internal static class Files
{
    public static PdfLimits Small { get; } = new(1 << 20, 8 << 20, 10_000, 32, 500, 10_000);

    public static PdfFile Open(byte[] bytes)
    {
        var file = PdfFile.Open(bytes, Small);
        Assert.True(file.Succeeded, file.Error?.Message);
        return file.Value;
    }

    /// <summary>The decoded content of a page, from 1.</summary>
    public static string Content(PdfFile file, int page) =>
        file.Objects.Get(file.Page(page - 1).Entries, "Contents") is PdfStream stream ? Encoding.Latin1.GetString(file.Objects.Decode(stream).Span) : "";

    public static void HasPages(PdfFile file, int pages)
    {
        Assert.Equal(pages, file.PageCount);
        for (var page = 1; page <= pages; page++)
        {
            Assert.Equal($"BT (page {page}) Tj ET", Content(file, page));
        }
    }
}
