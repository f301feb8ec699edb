namespace PluginHost.Host.Tests;

public sealed class QrCodeTests
{
    /// <summary>How many bytes each version holds at medium error correction, as the standard's table says.</summary>
    private static readonly int[] Capacities = [14, 26, 42, 62, 84, 106, 122, 152, 180, 213];

    [Fact]
    public void A_code_is_as_large_as_its_text_needs()
    {
        for (var version = 1; version <= 10; version++)
        {
            Assert.Equal(17 + (4 * version), QrCode.Of(new string('x', Capacities[version - 1])).Value!.Size);
        }

        Assert.Equal("invalid", QrCode.Of(new string('x', 214)).Error?.Code);
        Assert.Equal(21, QrCode.Of("").Value!.Size);
    }

    [Fact]
    public async Task Another_projects_reader_reads_every_size()
    {
        var texts = new List<string> { "http://192.168.100.200:8765/join#ksrEy3J2mazmr6GZtK89Xw", "https://table.example.org/join#AAAAAAAAAAAAAAAAAAAAAA", "Grüße ✓" };
        texts.AddRange(Capacities.Select(static most => string.Concat(Enumerable.Range(0, most).Select(static at => (char)('!' + (at * 37 % 90))))));
        texts.AddRange(Capacities.SkipLast(1).Select(static most => new string('0', most + 1)));
        var codes = texts.Select(static text => QrCode.Of(text).Value!).ToList();
        var read = await QrReader.ReadAsync(codes);
        for (var at = 0; at < texts.Count; at++)
        {
            Assert.Equal(texts[at], read[at].GetProperty("text").GetString());
            Assert.Equal((codes[at].Size - 17) / 4, read[at].GetProperty("version").GetInt32());
        }
    }

    [Fact]
    public void A_terminal_shows_two_rows_a_line_and_a_page_shows_each_dark_module_once()
    {
        var code = QrCode.Of("table").Value!;
        var lines = QrDrawing.Lines(code).ToList();
        Assert.Equal(13, lines.Count);
        Assert.All(lines, static line => Assert.Equal(25, line.Length));
        var dark = Enumerable.Range(0, code.Size).Sum(y => Enumerable.Range(0, code.Size).Count(x => code[x, y]));
        Assert.Equal(dark, QrDrawing.Svg(code).Split('M').Length - 1);
    }
}
