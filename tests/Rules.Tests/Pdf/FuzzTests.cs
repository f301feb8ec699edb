using PluginHost.Rules.Pdf;

namespace PluginHost.Rules.Tests.Pdf;

public sealed class FuzzTests
{
    private static readonly string[] s_words = ["obj", "endobj", "stream", "endstream", "<<", ">>", "[", "]", "(", " 0 R", "/Kids", "/Length", "/Prev", "/Type", "xref", "trailer", "-1", "99999999999", "/Filter", "\0"];

    [Fact]
    public void A_thousand_damaged_files_open_or_say_why_not() => Try(1_000);

    [Fact]
    [Trait("Category", "Long")]
    public void Twenty_thousand_damaged_files_open_or_say_why_not() => Try(20_000);

    private static void Try(int count)
    {
        byte[][] whole = [Rich().Classic(), Rich().Packed(), Locked().Classic(), Locked().Packed()];
        Seeds.Each(count, (random, seed) => Damage(whole[seed % whole.Length], random), Use);
    }

    private static void Use(byte[] bytes)
    {
        var opened = PdfFile.Open(bytes, Files.Small);
        if (!opened.Succeeded)
        {
            Assert.NotEmpty(opened.Error.Message);
            return;
        }

        var file = opened.Value;
        Assert.InRange(file.PageCount, 1, Files.Small.Pages);
        for (var i = 0; i < file.PageCount; i++)
        {
            if (file.Objects.Get(file.Page(i).Entries, "Contents") is PdfStream stream)
            {
                Assert.InRange(file.Objects.Decode(stream).Length, 0, Files.Small.StreamBytes);
            }
        }

        Assert.True(file.Labels.Count == 0 || file.Labels.Count == file.PageCount);
        Assert.All(file.Outline, entry => Assert.InRange(entry.Page, 0, file.PageCount));
        Assert.InRange(file.Structure.Count, 0, 10_000);
        _ = file.Title;
    }

    private static byte[] Damage(byte[] whole, Random random)
    {
        var bytes = whole.ToList();
        for (var i = random.Next(1, 12); i > 0 && bytes.Count > 20; i--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(bytes.Count - at, random.Next(1, 40)));
                    break;
                case 2:
                    bytes.InsertRange(at, PdfWriter.Latin(s_words[random.Next(s_words.Length)]));
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(random.Next(bytes.Count - 10), 10));
                    break;
                case 4 when random.Next(8) == 0:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                default:
                    bytes[at] = (byte)('0' + random.Next(10));
                    break;
            }
        }

        return [.. bytes];
    }

    private static PdfWriter Rich() => PdfWriter.WithPages(3, "/Outlines 20 0 R /StructTreeRoot 22 0 R /PageLabels << /Nums [0 << /S /r >>] >>")
        .Add(20, "<< /First 21 0 R >>")
        .Add(21, "<< /Title (One) /Dest [3 0 R /Fit] /Next 21 0 R /First 20 0 R >>")
        .Add(22, "<< /K [23 0 R << /S /P /Pg 5 0 R /K [1 2 3] >>] /RoleMap << /A /B /B /A >> >>")
        .Add(23, "<< /S /A /K [0 22 0 R] /Pg 3 0 R >>")
        .AddStream(24, "/Filter [/LZWDecode /RunLengthDecode]", LzwWriter.Encode([3, 1, 2, 3, 4, 250, 9, 128], early: true))
        .AddStream(4, "/Filter [/ASCII85Decode /FlateDecode]", "GhPb:!!*'!"u8.ToArray(), "25 0 R")
        .Add(25, "10");

    private static PdfWriter Locked()
    {
        var locks = Locks.Older(4, 4, 16, "AESV2");
        var writer = PdfWriter.WithPages(1);
        writer.Encrypt = locks.Encrypt;
        writer.Trailer = $"/Root 1 0 R /Encrypt << {locks.Entries} >> {Locks.Id}";
        return writer.AddStream(4, "/Filter /FlateDecode", PdfWriter.Deflate("BT (page 1) Tj ET"u8.ToArray()));
    }
}
