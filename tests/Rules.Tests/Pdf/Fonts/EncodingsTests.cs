using PluginHost.Rules.Pdf;

namespace PluginHost.Rules.Tests.Pdf;

public sealed class EncodingsTests
{
    [Theory]
    [InlineData(0x41, "A")]
    [InlineData(0x80, "€")]
    [InlineData(0x92, "’")]
    [InlineData(0x9F, "Ÿ")]
    [InlineData(0xE9, "é")]
    public void Windows_codes_have_their_text(int code, string text) => Assert.Equal(text, Encodings.WinAnsi[code]);

    [Theory]
    [InlineData(0x27, "’")]
    [InlineData(0x60, "‘")]
    [InlineData(0xAE, "fi")]
    [InlineData(0xB7, "•")]
    [InlineData(0xBF, "¿")]
    [InlineData(0xC1, "`")]
    [InlineData(0xD0, "—")]
    [InlineData(0xE1, "Æ")]
    [InlineData(0xE3, "ª")]
    [InlineData(0xE8, "Ł")]
    [InlineData(0xF1, "æ")]
    [InlineData(0xF5, "ı")]
    [InlineData(0xFB, "ß")]
    public void Standard_codes_have_their_text(int code, string text) => Assert.Equal(text, Encodings.Standard[code]);

    [Theory]
    [InlineData(0x2E, ".")]
    [InlineData(0x57, "Ω")]
    [InlineData(0x61, "α")]
    [InlineData(0x7E, "∼")]
    [InlineData(0xAE, "→")]
    [InlineData(0xB7, "•")]
    [InlineData(0xE5, "∑")]
    [InlineData(0xF2, "∫")]
    public void Symbols_have_their_text(int code, string text) => Assert.Equal(text, Encodings.Symbol[code]);

    [Theory]
    [InlineData(0x21, "✁")]
    [InlineData(0x33, "✓")]
    [InlineData(0x48, "★")]
    [InlineData(0x6C, "●")]
    [InlineData(0x7E, "❞")]
    [InlineData(0xAA, "♥")]
    [InlineData(0xAC, "①")]
    [InlineData(0xD4, "➔")]
    [InlineData(0xFE, "➾")]
    public void Dingbats_have_their_text(int code, string text) => Assert.Equal(text, Encodings.Dingbats[code]);

    [Theory]
    [InlineData(0x8E, "é")]
    [InlineData(0xA5, "•")]
    [InlineData(0xCA, " ")]
    [InlineData(0xD5, "’")]
    [InlineData(0xDE, "fi")]
    [InlineData(0xFF, "ˇ")]
    public void Macintosh_codes_have_their_text(int code, string text) => Assert.Equal(text, Encodings.MacRoman[code]);
}
