using PluginHost.Rules.Pdf;
using Xunit.Abstractions;

namespace PluginHost.Rules.Tests.Pdf;

public sealed class RealFileTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("cc-srd5.pdf", 818)]
    [InlineData("srd51-two-column-chromium.pdf", 380)]
    public void Every_page_of_a_real_file_has_content_that_decodes(string name, int pages)
    {
        if (Shared.File(name, output) is not { } path)
        {
            return;
        }

        var file = PdfFile.Open(File.ReadAllBytes(path), PdfLimits.Usual).Value!;
        Assert.Equal(pages, file.PageCount);
        for (var i = 0; i < pages; i++)
        {
            var leaf = file.Page(i);
            Assert.NotNull(leaf.Resources);
            Assert.True(leaf.Media.Width > 100);
            var contents = file.Objects.Get(leaf.Entries, "Contents");
            IEnumerable<PdfObject> parts = contents is PdfArray array ? array.Items.Select(file.Objects.Resolve) : [contents];
            var streams = parts.OfType<PdfStream>().ToList();
            Assert.NotEmpty(streams);

            // One of the files begins with a page that is blank on purpose.
            Assert.All(streams, part => Assert.Equal(part.Raw.Length > 0, file.Objects.Decode(part).Length > 0));
        }
    }

    [Theory]
    [InlineData("cc-srd5.pdf", 818)]
    [InlineData("srd51-two-column-chromium.pdf", 380)]
    public void A_real_file_without_its_tables_still_has_its_pages(string name, int pages)
    {
        if (Shared.File(name, output) is not { } path)
        {
            return;
        }

        var bytes = File.ReadAllBytes(path);
        var end = bytes.AsSpan().LastIndexOf("startxref"u8);
        var file = PdfFile.Open(bytes.AsMemory(0, end), PdfLimits.Usual).Value!;
        Assert.Equal(pages, file.PageCount);
        Assert.NotNull(file.Page(pages - 1).Resources);
    }
}
