namespace PluginHost.Rules.Tests;

public sealed class DocumentTests
{
    [Fact]
    public void A_document_has_no_pages_and_nothing_to_remark_unless_its_reader_says_so()
    {
        var document = new Document("Notes", [new Paragraph(0, "A word.")]);
        Assert.Empty(document.PageLabels);
        Assert.Empty(document.Remarks);
    }
}
