using PluginHost.Rules.Vectors;

namespace PluginHost.Rules.Tests.Vectors;

public sealed class TokeniserTests
{
    private static readonly Tokeniser Small = new(new Dictionary<string, (int, double)>(StringComparer.Ordinal)
    {
        ["\u2581"] = (6, -3),
        ["a"] = (7, -2),
        ["b"] = (8, -2),
        ["ab"] = (9, -3),
        ["\u2581a"] = (10, -2.5),
        ["bc"] = (11, -9),
        ["c"] = (12, -4),
        [":"] = (13, 0),
        ["ba"] = (14, -4),
    });

    [Theory]
    [InlineData("a", new[] { 10 })]
    [InlineData("ab", new[] { 10, 8 })]
    [InlineData("bab", new[] { 6, 8, 9 })]
    [InlineData("a b", new[] { 10, 6, 8 })]
    [InlineData("bc", new[] { 6, 8, 12 })]
    [InlineData("", new int[0])]
    public void The_likeliest_pieces_win(string text, int[] pieces) => Assert.Equal(pieces, Small.Pieces(text));

    [Fact]
    public void Of_equally_likely_ways_the_later_piece_wins() => Assert.Equal([6, 8, 7], Small.Pieces("ba"));

    [Fact]
    public void What_is_unknown_is_one_piece_however_long() => Assert.Equal([10, 0, 8, 0], Small.Pieces("aXYZ🎲b!"));

    [Fact]
    public void A_text_without_end_is_cut_off() => Assert.InRange(Small.Pieces(new string('b', 1_000_000)).Count, 128, Tokeniser.LongestText + 1);

    [Theory]
    [InlineData("ﬁre ½ … ™", "fire 1⁄2 ... TM")]
    [InlineData("ＡＢ\u00a0ｃ\u3000²", "AB c 2")]
    [InlineData("e\u0301te\u0301 u\u0308ber", "été über")]
    [InlineData("x\u0301 \u0301", "x\u0301 \u0301")]
    [InlineData("plain", "plain")]
    public void What_books_write_for_looks_becomes_plain(string text, string plain) => Assert.Equal(plain, Compatible.Fold(text));
}
