using PluginHost.Campaigns.Pictures;

namespace PluginHost.Campaigns.Tests.Pictures;

/// <summary>What we see in a picture is what Chromium sees in it.</summary>
public sealed class PictureCodecTests
{
    private static readonly PictureCodec Codec = new(TimeProvider.System);

    [Theory]
    [InlineData("png", 0, 0)]
    [InlineData("jpeg", 3, 0.3)]
    [InlineData("webp", 0, 0)]
    [InlineData("whole", 3, 0.3)]
    [InlineData("refined", 3, 0.3)]
    [InlineData("turned", 3, 0.3)]
    [InlineData("lossless", 0, 0)]
    [InlineData("nearly", 0, 0)]
    [InlineData("lossy", 0, 0)]
    public async Task A_picture_is_read_as_Chromium_reads_it(string kind, int mostApart, double apartOnAverage)
    {
        var pictures = (await Chromium.PicturesAsync()).Where(one => one.Name.StartsWith(kind, StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(pictures);
        foreach (var seen in pictures)
        {
            var read = Codec.Read(seen.File, CancellationToken.None);
            Assert.True(read.Succeeded, $"{seen.Name}: {read.Error?.Message}");
            Assert.Equal((seen.Name, seen.Width, seen.Height), (seen.Name, read.Value.Width, read.Value.Height));
            var (most, average) = Apart(seen.Rgba, read.Value.Rgba);
            Assert.True(most <= mostApart && average <= apartOnAverage, $"{seen.Name} is {most} apart at most and {average:0.00} on average.");
        }
    }

    [Fact]
    public async Task Whatever_was_read_is_the_same_when_it_was_written_and_read_again()
    {
        foreach (var seen in await Chromium.PicturesAsync())
        {
            var read = Codec.Read(seen.File, CancellationToken.None).Value!;
            Assert.Equal(read.Rgba, Codec.Read(Codec.Write(read), CancellationToken.None).Value!.Rgba);
        }
    }

    /// <summary>What is nearly clear has hardly a colour: Chromium keeps its pixels multiplied by how opaque they are.</summary>
    private static (double Most, double Average) Apart(byte[] theirs, byte[] ours)
    {
        var (most, sum) = (0.0, 0.0);
        for (var at = 0; at < ours.Length; at++)
        {
            var isAlpha = at % 4 == 3;
            var alpha = theirs[at - (at % 4) + 3];
            var apart = isAlpha ? Math.Abs(ours[at] - theirs[at]) : Math.Max(0, (Math.Abs(ours[at] - theirs[at]) * alpha / 255.0) - (alpha < 255 ? 1 : 0));
            most = Math.Max(most, apart);
            sum += apart;
        }

        return (most, sum / ours.Length);
    }
}
