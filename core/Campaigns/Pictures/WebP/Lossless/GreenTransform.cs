namespace PluginHost.Campaigns.Pictures.WebP.Lossless;

/// <summary>Red and blue are told by how they differ from green.</summary>
internal sealed class GreenTransform(int width, int height) : LosslessTransform(width, height)
{
    public override uint[] Undo(uint[] pixels, CancellationToken cancellationToken)
    {
        foreach (ref var pixel in pixels.AsSpan())
        {
            var green = (pixel >> 8) & 0xFF;
            pixel = Add(pixel, (green << 16) | green);
        }

        return pixels;
    }
}
