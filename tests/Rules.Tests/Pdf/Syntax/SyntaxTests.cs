using System.Globalization;
using System.Text;
using PluginHost.Rules.Pdf;

namespace PluginHost.Rules.Tests.Pdf;

public sealed class SyntaxTests
{
    [Theory]
    [InlineData("12", 12)]
    [InlineData("-.5", -0.5)]
    [InlineData("+7.", 7)]
    [InlineData("--3", -3)]
    [InlineData("12-3", 12)]
    [InlineData(".", 0)]
    [InlineData("0.00012", 0.00012)]
    public void Numbers_are_read(string text, double value) => Assert.Equal(value, Assert.IsType<PdfNumber>(Parse(text)).Value, 9);

    [Theory]
    [InlineData("/A#42#zz", "AB#zz")]
    [InlineData("/", "")]
    [InlineData("/F1(text)", "F1")]
    public void Names_are_read(string text, string value) => Assert.Equal(value, Assert.IsType<PdfName>(Parse(text)).Value);

    [Theory]
    [InlineData("(a(b)c)", "a(b)c")]
    [InlineData("(\\101\\7z\\n\\q\\\\)", "A\u0007z\nq\\")]
    [InlineData("(a\r\nb)", "a\nb")]
    [InlineData("(never closed", "never closed")]
    [InlineData("<4 14 >", "A@")]
    [InlineData("<>", "")]
    public void Strings_are_read(string text, string value) => Assert.Equal(value, Encoding.Latin1.GetString(Assert.IsType<PdfText>(Parse(text)).Bytes));

    [Fact]
    public void Arrays_and_dictionaries_nest() => Assert.Equal("{A:[1 2R {B:/C}] D:true E:null}", Show(Parse("<< /A [1 2 0 R <</B/C>>] % remark\n/D true /E null >>")));

    [Theory]
    [InlineData("[1 2 endobj 3", "[1 2]")]
    [InlineData("<< /A 1 /B", "{A:1}")]
    [InlineData("[1 >> 2]", "[1 2]")]
    [InlineData("<< /A /B 3 /C 4 >>", "{A:/B C:4}")]
    public void What_is_damaged_is_read_as_far_as_it_goes(string text, string value) => Assert.Equal(value, Show(Parse(text)));

    [Fact]
    public void What_nests_too_deep_is_nothing()
    {
        var value = Parse(new string('[', 100_000) + new string(']', 100_000) + " 5");
        var depth = 0;
        for (; value is PdfArray { Items: [var inner, ..] }; depth++)
        {
            value = inner;
        }

        Assert.Equal(8, depth);
    }

    [Fact]
    public void Content_has_operators_and_no_references()
    {
        var lexer = new PdfLexer("1 0 0 RG\n[(a) -3]TJ T*'"u8);
        var kinds = new List<string>();
        while (lexer.Next() != PdfTokenKind.End)
        {
            kinds.Add(lexer.Kind == PdfTokenKind.Keyword ? Encoding.Latin1.GetString(lexer.Raw) : lexer.Kind.ToString());
        }

        Assert.Equal(["Number", "Number", "Number", "RG", "ArrayStart", "Text", "Number", "ArrayEnd", "TJ", "T*'"], kinds);
    }

    private static PdfObject Parse(string text) => new PdfParser(PdfWriter.Latin(text), 0, 8).Read();

    private static string Show(PdfObject value) => value switch
    {
        PdfArray array => $"[{string.Join(' ', array.Items.Select(Show))}]",
        PdfDictionary dictionary => $"{{{string.Join(' ', dictionary.Entries.Select(static pair => $"{pair.Key}:{Show(pair.Value)}"))}}}",
        PdfNumber number => number.Value.ToString(CultureInfo.InvariantCulture),
        PdfName name => "/" + name.Value,
        PdfReference reference => $"{reference.Number}R",
        PdfBoolean boolean => boolean.Value ? "true" : "false",
        _ => "null",
    };
}
