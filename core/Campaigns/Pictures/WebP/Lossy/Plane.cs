namespace PluginHost.Campaigns.Pictures.WebP.Lossy;

/// <summary>The light or one of the two colours of a picture, with a border that the first blocks are guessed by.</summary>
internal sealed class Plane
{
    private const int Left = 1;
    private const int Right = 4;
    private const byte Above = 127;
    private const byte Beside = 129;

    public Plane(int width, int height)
    {
        Stride = Left + width + Right;
        Data = new byte[Stride * (height + 1)];
        Data.AsSpan(0, Stride).Fill(Above);
        for (var y = 0; y < height; y++)
        {
            Data[At(-1, y)] = Beside;
        }
    }

    public byte[] Data { get; }

    public int Stride { get; }

    public int At(int x, int y) => ((y + 1) * Stride) + Left + x;
}
