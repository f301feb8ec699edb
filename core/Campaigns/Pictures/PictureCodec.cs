using PluginHost.Campaigns.Pictures.Jpeg;
using PluginHost.Campaigns.Pictures.Png;
using PluginHost.Campaigns.Pictures.WebP;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Pictures;

/// <summary>Reads PNG, JPEG and WebP, told apart by how they begin, and writes PNG.</summary>
internal sealed class PictureCodec(TimeProvider time) : IPictureCodec
{
    private const string SaveAnew = "Save it as PNG or JPEG and import it again.";

    /// <summary>The largest that may be takes a few seconds; what takes longer was made to.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public Result<Picture> Read(byte[] file, CancellationToken cancellationToken)
    {
        if (file.Length > PictureLimits.LargestFile)
        {
            return TooLarge;
        }

        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return PngReader.Begins(file) ? PngReader.Read(file, either.Token)
                : JpegReader.Begins(file) ? JpegReader.Read(file, either.Token)
                : WebPReader.Begins(file) ? WebPReader.Read(file, either.Token)
                : new Error("unknown-picture", "The picture is of a kind that cannot be cut.") { Hint = SaveAnew };
        }
        catch (InvalidDataException)
        {
            return new Error("broken-picture", "The picture is damaged, or of a kind that cannot be cut.") { Hint = SaveAnew };
        }
        catch (OversizedPictureException)
        {
            return TooLarge;
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new Error("slow-picture", "The picture takes too long to read.") { Hint = SaveAnew };
        }
    }

    public byte[] Write(Picture picture) => PngWriter.Write(picture);

    private static Error TooLarge => new("large-picture", "The picture is too large to be cut.") { Hint = "Save it smaller, with at most 64 million pixels, as PNG or JPEG and import it again." };
}
