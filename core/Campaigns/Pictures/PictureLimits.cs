namespace PluginHost.Campaigns.Pictures;

/// <summary>How large a picture may be, so that a small file cannot ask for more memory than there is.</summary>
internal static class PictureLimits
{
    public const int LargestFile = 64 << 20;

    private const int LongestSide = 32_768;
    private const long MostPixels = 64 << 20;

    /// <exception cref="OversizedPictureException">It is too large.</exception>
    /// <exception cref="InvalidDataException">It has no size.</exception>
    public static void Check(long width, long height)
    {
        if (width < 1 || height < 1)
        {
            throw new InvalidDataException("A picture without a size.");
        }

        if (width > LongestSide || height > LongestSide || width * height > MostPixels)
        {
            throw new OversizedPictureException();
        }
    }
}
