namespace PluginHost.Campaigns.Pictures;

/// <summary>A picture as pixels: red, green, blue and alpha of each, row by row.</summary>
internal sealed record Picture(int Width, int Height, byte[] Rgba)
{
    public const int Channels = 4;

    public static Picture Blank(int width, int height) => new(width, height, new byte[width * height * Channels]);

    public Span<byte> Row(int y) => Rgba.AsSpan(y * Width * Channels, Width * Channels);
}
