using PluginHost.Rules.Pdf;

namespace PluginHost.Rules.Tests.Pdf;

public sealed class GlyphNamesTests
{
    [Theory]
    [InlineData("A", "A")]
    [InlineData("space", " ")]
    [InlineData("Eacute", "É")]
    [InlineData("zdotaccent", "ż")]
    [InlineData("Gcommaaccent", "Ģ")]
    [InlineData("emdash", "—")]
    [InlineData("ffi", "ffi")]
    [InlineData("f_i.alt", "fi")]
    [InlineData("Asmall", "A")]
    [InlineData("oneoldstyle", "1")]
    [InlineData("uni00410042", "AB")]
    [InlineData("u1F600", "\U0001F600")]
    public void A_known_name_gives_its_text(string name, string text) =>
        Assert.Equal(text, GlyphNames.ToUnicode(name));

    [Theory]
    [InlineData("")]
    [InlineData(".notdef")]
    [InlineData("g123")]
    [InlineData("cid123")]
    [InlineData("uniD800")]
    [InlineData("u110000")]
    [InlineData("uni004")]
    [InlineData("___")]
    public void A_name_that_says_nothing_gives_none(string name) =>
        Assert.Null(GlyphNames.ToUnicode(name));
}
