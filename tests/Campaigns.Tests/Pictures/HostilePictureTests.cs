using System.Buffers.Binary;
using PluginHost.Campaigns.Pictures;
using PluginHost.Campaigns.Pictures.Png;

namespace PluginHost.Campaigns.Tests.Pictures;

/// <summary>Whatever the bytes are, reading ends with a picture or an error.</summary>
public sealed class HostilePictureTests
{
    private const int Rounds = 4_000;

    private static readonly PictureCodec Codec = new(TimeProvider.System);

    [Theory]
    [InlineData("png-")]
    [InlineData("whole")]
    [InlineData("refined")]
    [InlineData("lossless")]
    [InlineData("lossy")]
    public void A_damaged_file_is_read_or_refused(string kind)
    {
        var files = Samples.All.Concat(PngMaking.All).Where(one => one.Name.StartsWith(kind, StringComparison.Ordinal)).Select(static one => one.File).ToList();
        var chance = new Random(20_261_121);
        var refused = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var file = Damaged([.. files[round % files.Count]], chance);
            var read = Codec.Read(file, CancellationToken.None);
            refused += read.Succeeded ? 0 : 1;
            Assert.True(read.Succeeded || read.Error.Code is "broken-picture" or "unknown-picture" or "large-picture", read.Error?.Code);
        }

        Assert.InRange(refused, 1, Rounds);
    }

    [Fact]
    public void A_file_that_is_cut_anywhere_is_read_or_refused()
    {
        foreach (var one in Samples.All.Append(PngMaking.All[0]))
        {
            for (var length = 0; length < one.File.Length; length += 7)
            {
                var read = Codec.Read(one.File[..length], CancellationToken.None);
                Assert.True(read.Succeeded || read.Error.Code is "broken-picture" or "unknown-picture", read.Error?.Code);
            }
        }
    }

    [Fact]
    public void A_small_file_that_claims_to_be_huge_is_refused_at_once()
    {
        var png = PngMaking.Make(new PngHeader(19, 13, 8, PngColour.Rgb, Interlaced: false), clear: false);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), 30_000);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), 30_000);
        Assert.Equal("large-picture", Codec.Read(png, CancellationToken.None).Error?.Code);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), -1);
        Assert.Equal("large-picture", Codec.Read(png, CancellationToken.None).Error?.Code);

        var jpeg = (byte[])Samples.All.First(static one => one.Name == "refined-444.jpg").File.Clone();
        var frame = jpeg.AsSpan().IndexOf<byte>([0xFF, 0xC2]);
        jpeg.AsSpan(frame + 5, 4).Fill(0xFF);
        Assert.Equal("large-picture", Codec.Read(jpeg, CancellationToken.None).Error?.Code);
    }

    [Fact]
    public void What_is_no_picture_that_we_read_is_refused_with_what_to_do()
    {
        foreach (var file in new[] { [], "GIF89a"u8.ToArray(), "<svg/>"u8.ToArray(), new byte[300] })
        {
            var error = Codec.Read(file, CancellationToken.None).Error!;
            Assert.Equal(("unknown-picture", "Save it as PNG or JPEG and import it again."), (error.Code, error.Hint));
        }
    }

    private static byte[] Damaged(byte[] file, Random chance)
    {
        for (var times = chance.Next(1, 6); times > 0; times--)
        {
            var at = chance.Next(file.Length);
            switch (chance.Next(4))
            {
                case 0:
                    file[at] = (byte)chance.Next(256);
                    break;
                case 1:
                    file[at] ^= (byte)(1 << chance.Next(8));
                    break;
                case 2:
                    chance.NextBytes(file.AsSpan(at, Math.Min(file.Length - at, chance.Next(1, 12))));
                    break;
                default:
                    var (from, length) = (chance.Next(file.Length), chance.Next(1, 40));
                    file = [.. file.AsSpan(0, at), .. file.AsSpan(from, Math.Min(length, file.Length - from)), .. file.AsSpan(at)];
                    break;
            }
        }

        return file;
    }
}
