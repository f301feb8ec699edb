using System.Text;
using PluginHost.Rules.Pdf;

namespace PluginHost.Rules.Tests.Pdf;

public sealed class FilterTests
{
    private static readonly byte[] s_text = [.. Enumerable.Range(0, 9000).Select(static i => (byte)((i * i / 7) + (i >> 5)))];

    [Fact]
    public void Flate_is_undone() => Same(s_text, "/Filter /FlateDecode", PdfWriter.Deflate(s_text));

    [Fact]
    public void Flate_without_its_header_is_undone() => Same(s_text, "/Filter /Fl", PdfWriter.Deflate(s_text)[2..]);

    [Fact]
    public void Flate_with_a_false_header_and_checksum_is_undone()
    {
        var bytes = PdfWriter.Deflate(s_text);
        bytes[0] = 0;
        bytes[^1] ^= 0xFF;
        Same(s_text, "/Filter [/FlateDecode]", bytes);
    }

    [Fact]
    public void What_came_before_a_cut_counts()
    {
        var bytes = PdfWriter.Deflate(s_text);
        var half = Decode("/Filter /FlateDecode", bytes[..(bytes.Length / 2)]);
        Assert.InRange(half.Length, 1000, s_text.Length);
        Assert.True(s_text.AsSpan().StartsWith(half));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Lzw_is_undone(bool early) => Same(s_text, $"/Filter /LZWDecode /DecodeParms << /EarlyChange {(early ? 1 : 0)} >>", LzwWriter.Encode(s_text, early));

    [Fact]
    public void Lzw_of_one_letter_repeated_is_undone() => Same([.. Enumerable.Repeat((byte)'a', 5000)], "/Filter /LZW", LzwWriter.Encode([.. Enumerable.Repeat((byte)'a', 5000)], early: true));

    [Theory]
    [InlineData("87cURD]i,\"Ebo80~>", "Hello World!")]
    [InlineData("<~87cUR\nD]i,\"Ebo7~>", "Hello World")]
    [InlineData("zz", "\0\0\0\0\0\0\0\0")]
    public void Ascii85_is_undone(string encoded, string plain) => Same(PdfWriter.Latin(plain), "/Filter /ASCII85Decode", PdfWriter.Latin(encoded));

    [Theory]
    [InlineData("48 65 6C6c 6F>", "Hello")]
    [InlineData("4865 7>ff", "Hep")]
    public void Hexadecimal_is_undone(string encoded, string plain) => Same(PdfWriter.Latin(plain), "/Filter /AHx", PdfWriter.Latin(encoded));

    [Fact]
    public void Run_lengths_are_undone() => Same("abcddddd"u8.ToArray(), "/Filter /RunLengthDecode", [2, .. "abc"u8, 252, (byte)'d', 128, 9]);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 3)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(4, 3)]
    public void Differences_to_neighbours_are_undone(int kind, int colors) =>
        Same(s_text, $"/Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors {colors} /Columns {30 / colors} >>", PdfWriter.Deflate(Differences.Png(s_text, 30 / colors * colors, colors, kind)));

    [Fact]
    public void Differences_of_the_other_kind_are_undone() =>
        Same([1, 2, 4, 6, 9, 9, 1, 1], "/Filter /LZWDecode /DecodeParms << /Predictor 2 /Colors 2 /Columns 2 >>", LzwWriter.Encode([1, 2, 3, 4, 9, 9, 248, 248], early: true));

    [Fact]
    public void A_chain_is_undone_from_its_first_to_its_last()
    {
        var hex = PdfWriter.Latin(Convert.ToHexString(PdfWriter.Deflate(Differences.Up(s_text, 10))) + ">");
        Same(s_text, "/Filter [/ASCIIHexDecode /FlateDecode] /DecodeParms [null << /Predictor 12 /Columns 10 >>]", hex);
    }

    [Theory]
    [InlineData("DCTDecode")]
    [InlineData("JPXDecode")]
    [InlineData("CCITTFaxDecode")]
    [InlineData("JBIG2Decode")]
    [InlineData("Unheard")]
    public void A_picture_yields_nothing(string filter) => Assert.Empty(Decode($"/Filter /{filter}", s_text));

    [Fact]
    public void Decoding_stops_at_the_limit_of_a_stream() => Assert.Equal(1 << 20, Decode("/Filter /FlateDecode", PdfWriter.Deflate(new byte[3 << 20])).Length);

    [Fact]
    public void Decoding_stops_at_the_limit_of_the_file()
    {
        var writer = PdfWriter.WithPages(1);
        var bomb = PdfWriter.Deflate(new byte[1 << 20]);
        for (var i = 0; i < 20; i++)
        {
            writer.AddStream(10 + i, "/Filter /FlateDecode", bomb);
        }

        var objects = Files.Open(writer.Classic()).Objects;
        var total = Enumerable.Range(10, 20).Sum(i => objects.Decode((PdfStream)objects.Resolve(new PdfReference(i, 0))).Length);
        Assert.InRange(total, 1 << 20, 8 << 20);
    }

    private static void Same(byte[] plain, string entries, byte[] encoded) => Assert.Equal(Encoding.Latin1.GetString(plain), Encoding.Latin1.GetString(Decode(entries, encoded)));

    private static byte[] Decode(string entries, byte[] encoded)
    {
        var objects = Files.Open(PdfWriter.WithPages(1).AddStream(9, entries, encoded).Classic()).Objects;
        return objects.Decode((PdfStream)objects.Resolve(new PdfReference(9, 0))).ToArray();
    }
}
