using PluginHost.Rules.Pdf;

namespace PluginHost.Rules.Tests.Pdf;

public sealed class Type1EncodingTests
{
    private static ReadOnlySpan<byte> Program =>
        "%!PS\n/Encoding 256 array\n0 1 255 {1 index exch /.notdef put} for\ndup 65/Aacute put % one\ndup 8#102 /B put\nreadonly def\ncurrentfile eexec"u8;

    [Fact]
    public void Names_stand_at_their_codes()
    {
        string?[]? names = Type1Encoding.Of(Program);
        Assert.NotNull(names);
        Assert.Equal("Aacute", names[65]);
        Assert.Equal("B", names[66]);
        Assert.Null(names[67]);
    }

    [Fact]
    public void The_standard_encoding_is_left_to_the_caller() =>
        Assert.Null(Type1Encoding.Of("/Encoding StandardEncoding def dup 65 /A put"u8));

    [Fact]
    public void A_code_outside_the_table_is_passed_over() =>
        Assert.Null(Type1Encoding.Of("/Encoding 256 array dup 256 /A put dup -1 /A put dup 8#999 /B put"u8));

    [Fact]
    public void A_program_cut_anywhere_does_no_harm()
    {
        for (int length = 0; length < Program.Length; length++)
        {
            Assert.True(Type1Encoding.Of(Program[..length]) is null or { Length: 256 });
        }
    }
}
