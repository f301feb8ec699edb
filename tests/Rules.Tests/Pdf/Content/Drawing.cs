using PluginHost.Rules.Pdf;

namespace PluginHost.Rules.Tests.Pdf;

/// <summary>Reads one page of 300 by 400 that draws what a test says; its fonts, forms and settings are the objects 8 and on.</summary>
internal static class Drawing
{
    public const string Font = "<< /Type /Font /Subtype /Type1 /BaseFont /ABCDEF+Own-Bold /Encoding /WinAnsiEncoding /FirstChar 0 /Widths [" + Halves + "] >>";

    private const string Ten = "500 500 500 500 500 500 500 500 500 500 ";
    private const string Fifty = Ten + Ten + Ten + Ten + Ten;
    private const string Halves = Fifty + Fifty + Fifty + Fifty + Fifty + "500 500 500 500 500 500";

    public static PdfPage Read(string content, string font = Font, string page = "", Action<PdfWriter>? more = null)
    {
        var file = Open(content, font, page, more);
        return file.Read(1);
    }

    public static PdfFile Open(string content, string font = Font, string page = "", Action<PdfWriter>? more = null)
    {
        var writer = PdfWriter.WithPages(1, page: $"/Resources << /Font << /F 8 0 R >> /XObject << /X 9 0 R >> /ExtGState << /G << /Font [8 0 R 20] >> >> >> {page}");
        writer.AddStream(4, "", PdfWriter.Latin(content));
        writer.Add(8, font);
        more?.Invoke(writer);
        return PdfFile.Open(writer.Classic(), PdfLimits.Usual).Value!;
    }

    public static string[] Texts(string content, string font = Font, Action<PdfWriter>? more = null) => [.. Read(content, font, more: more).Runs.Select(static run => run.Text)];

    /// <summary>All that the codes of a font say, as one line.</summary>
    public static string Says(string codes, string font, Action<PdfWriter>? more = null) => string.Concat(Texts($"BT /F 10 Tf {codes} Tj ET", font, more));
}
