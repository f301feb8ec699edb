using PluginHost.Rules.Pdf;

namespace PluginHost.Rules.Tests.Pdf;

public sealed class EncryptionTests
{
    public static TheoryData<string> Kinds => [.. Lock.Keys];

    private static Dictionary<string, Func<string, Locks>> Lock { get; } = new(StringComparer.Ordinal)
    {
        ["RC4, 40 bits"] = static password => Locks.Older(1, 2, 5, "", password),
        ["RC4, 128 bits"] = static password => Locks.Older(2, 3, 16, "", password),
        ["RC4, 64 bits"] = static password => Locks.Older(2, 3, 8, "", password),
        ["RC4 by a crypt filter"] = static password => Locks.Older(4, 4, 16, "V2", password),
        ["AES, 128 bits"] = static password => Locks.Older(4, 4, 16, "AESV2", password),
        ["AES, metadata left open"] = static password => Locks.Older(4, 4, 16, "AESV2", password, metadata: false),
        ["AES, 256 bits, revision 5"] = static password => Locks.Newer(5, password),
        ["AES, 256 bits, revision 6"] = static password => Locks.Newer(6, password),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_file_with_an_empty_password_opens(string kind)
    {
        var locks = Lock[kind]("");
        var file = Files.Open(Write(locks).Classic());
        Files.HasPages(file, 2);
        Assert.Equal("A title", file.Title);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_locked_file_that_is_damaged_opens(string kind)
    {
        var file = Files.Open(Write(Lock[kind]("")).Classic("12"));
        Files.HasPages(file, 2);
        Assert.Equal("A title", file.Title);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_locked_file_may_be_packed(string kind)
    {
        var locks = Lock[kind]("");
        var writer = PdfWriter.WithPages(0);
        writer.Encrypt = locks.Encrypt;

        // The dictionary of the encryption itself must not be packed; in the trailer it is not.
        writer.Trailer = $"/Root 1 0 R /Encrypt << {locks.Entries} >> {Locks.Id}";
        writer.Add(2, "<< /Type /Pages /Kids [3 0 R] >>").Add(3, "<< /Type /Page /Contents 4 0 R >>").AddStream(4, "", "BT (page 1) Tj ET"u8.ToArray());
        Files.HasPages(Files.Open(writer.Packed()), 1);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_file_that_needs_a_password_says_so(string kind)
    {
        var file = PdfFile.Open(Write(Lock[kind]("secret")).Classic(), Files.Small);
        Assert.Equal("password-needed", file.Error?.Code);
        Assert.NotNull(file.Error?.Hint);
    }

    [Fact]
    public void A_stream_may_be_left_out_of_the_encryption()
    {
        var writer = Write(Locks.Older(4, 4, 16, "AESV2"));
        writer.Encrypt = static (_, plain) => plain;
        writer.AddStream(4, "/Filter [/Crypt] /DecodeParms [<< /Name /Identity >>]", "BT (page 1) Tj ET"u8.ToArray());
        Files.HasPages(Files.Open(writer.Classic()), 2);
    }

    [Fact]
    public void An_unheard_of_lock_is_refused()
    {
        var writer = PdfWriter.WithPages(1);
        writer.Trailer = "/Root 1 0 R /Encrypt << /Filter /Other /V 9 >>";
        Assert.Equal("unknown-encryption", PdfFile.Open(writer.Classic(), Files.Small).Error?.Code);
    }

    private static PdfWriter Write(Locks locks)
    {
        var writer = PdfWriter.WithPages(0);
        writer.Encrypt = locks.Encrypt;
        writer.Trailer = $"/Root 1 0 R /Info 8 0 R /Encrypt 9 0 R {Locks.Id}";
        return writer.Add(2, "<< /Type /Pages /Kids [3 0 R 5 0 R] >>")
            .Add(3, "<< /Type /Page /Contents 4 0 R >>").AddStream(4, "", "BT (page 1) Tj ET"u8.ToArray())
            .Add(5, "<< /Type /Page /Contents 6 0 R >>").AddStream(6, "/Filter /FlateDecode", PdfWriter.Deflate("BT (page 2) Tj ET"u8.ToArray()))
            .Add(8, $"<< /Title <{Convert.ToHexString(locks.Encrypt(8, [.. "A title"u8]))}> >>")
            .Add(9, $"<< {locks.Entries} >>");
    }
}
