using System.Text;
using PluginHost.Rules.Pdf;

namespace PluginHost.Rules.Tests.Pdf;

public sealed class XrefTests
{
    [Fact]
    public void A_table_of_the_old_kind_is_read() => Files.HasPages(Files.Open(PdfWriter.WithPages(3).Classic()), 3);

    [Fact]
    public void A_packed_file_is_read() => Files.HasPages(Files.Open(PdfWriter.WithPages(3).Packed()), 3);

    [Fact]
    public void A_packed_table_may_be_written_as_differences()
    {
        var bytes = PdfWriter.WithPages(3).Packed(parameters: "/DecodeParms << /Predictor 12 /Columns 5 >>", predict: static rows => Differences.Up(rows, 5));
        Files.HasPages(Files.Open(bytes), 3);
    }

    [Fact]
    public void A_newer_table_comes_before_the_one_it_names()
    {
        var old = PdfWriter.WithPages(2).Classic();
        var text = Encoding.Latin1.GetString(old);
        var previous = text.LastIndexOf("xref\n0", StringComparison.Ordinal);
        var changed = text.Length;
        text += "4 0 obj\n<< /Length 5 >>\nstream\nnewer\nendstream\nendobj\n";
        var table = text.Length;
        text += $"xref\n4 1\n{changed:D10} 00000 n \ntrailer\n<< /Root 1 0 R /Prev {previous} >>\nstartxref\n{table}\n%%EOF";
        var file = Files.Open(PdfWriter.Latin(text));
        Assert.Equal(2, file.PageCount);
        Assert.Equal("newer", Files.Content(file, 1));
    }

    [Fact]
    public void A_chain_that_comes_back_to_itself_ends()
    {
        var bytes = PdfWriter.WithPages(1).Classic();
        var at = Encoding.Latin1.GetString(bytes).LastIndexOf("xref\n0", StringComparison.Ordinal);
        var text = Encoding.Latin1.GetString(bytes).Replace("/Root", $"/Prev {at} /XRefStm {at} /Root", StringComparison.Ordinal);
        Files.HasPages(Files.Open(PdfWriter.Latin(text)), 1);
    }

    [Fact]
    public void A_hybrid_file_shows_what_only_its_stream_lists()
    {
        var packed = Encoding.Latin1.GetString(PdfWriter.WithPages(2).Packed());
        var stream = int.Parse(packed[(packed.LastIndexOf("startxref", StringComparison.Ordinal) + 10)..].Split('\n')[0]);
        var table = packed.Length;
        packed += $"xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R /XRefStm {stream} >>\nstartxref\n{table}\n%%EOF";
        Files.HasPages(Files.Open(PdfWriter.Latin(packed)), 2);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("7")]
    [InlineData("99999999")]
    [InlineData("-4")]
    [InlineData("none")]
    public void A_table_that_is_not_where_it_should_be_is_rebuilt(string offset) => Files.HasPages(Files.Open(PdfWriter.WithPages(2).Classic(offset)), 2);

    [Fact]
    public void Offsets_count_from_the_header_when_something_stands_before_it() =>
        Files.HasPages(Files.Open([.. "HTTP/1.1 200 OK\r\n\r\n"u8, .. PdfWriter.WithPages(2).Classic()]), 2);

    [Fact]
    public void Offsets_that_are_all_wrong_are_looked_for_in_the_file()
    {
        var text = Encoding.Latin1.GetString(PdfWriter.WithPages(2).Classic());
        text = text.Replace("%PDF-1.7\n", "%PDF-1.7\n% edited by hand\n", StringComparison.Ordinal);
        Files.HasPages(Files.Open(PdfWriter.Latin(text)), 2);
    }

    [Fact]
    public void A_file_without_table_and_trailer_is_found_by_its_catalog()
    {
        var text = Encoding.Latin1.GetString(PdfWriter.WithPages(2).Classic());
        Files.HasPages(Files.Open(PdfWriter.Latin(text[..text.LastIndexOf("xref\n0", StringComparison.Ordinal)])), 2);
    }

    [Fact]
    public void A_packed_file_without_its_table_is_rebuilt_from_its_object_streams()
    {
        var text = Encoding.Latin1.GetString(PdfWriter.WithPages(2).Packed());
        var end = text.LastIndexOf("/Type /XRef", StringComparison.Ordinal);
        Files.HasPages(Files.Open(PdfWriter.Latin(text[..end])), 2);
    }

    [Fact]
    public void A_stream_that_extends_itself_ends() => Files.HasPages(Files.Open(PdfWriter.WithPages(2).Packed("/Extends 7 0 R")), 2);

    [Theory]
    [InlineData("3")]
    [InlineData("4000")]
    [InlineData("-1")]
    [InlineData("4 0 R")]
    [InlineData("99 0 R")]
    [InlineData("/None")]
    public void A_stream_of_the_wrong_length_ends_at_its_word(string length)
    {
        var file = Files.Open(PdfWriter.WithPages(1).AddStream(4, "", "BT (page 1) Tj ET"u8.ToArray(), length).Classic());
        Files.HasPages(file, 1);
    }

    [Fact]
    public void An_object_that_is_never_closed_ends_where_the_next_begins()
    {
        var text = Encoding.Latin1.GetString(PdfWriter.WithPages(2).Classic()).Replace("endobj\n", "", StringComparison.Ordinal);
        Files.HasPages(Files.Open(PdfWriter.Latin(text)), 2);
    }

    [Fact]
    public void A_reference_to_itself_is_nothing()
    {
        var file = Files.Open(PdfWriter.WithPages(1).Add(9, "10 0 R").Add(10, "9 0 R").Classic());
        Assert.Same(PdfObject.Null, file.Objects.Resolve(new PdfReference(9, 0)));
    }

    [Fact]
    public void Every_tenth_of_a_file_opens_or_says_why_not()
    {
        foreach (var bytes in new[] { PdfWriter.WithPages(4).Classic(), PdfWriter.WithPages(4).Packed() })
        {
            for (var tenth = 0; tenth < 10; tenth++)
            {
                var file = PdfFile.Open(bytes.AsMemory(0, bytes.Length * tenth / 10), Files.Small);
                Assert.Equal(file.Succeeded, file.Value is { PageCount: > 0 });
            }
        }
    }
}
