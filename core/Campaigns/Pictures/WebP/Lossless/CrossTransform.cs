namespace PluginHost.Campaigns.Pictures.WebP.Lossless;

/// <summary>Red and blue are told by how they differ from what green and red let expect there.</summary>
internal sealed class CrossTransform(int width, int height, int step, uint[] parts) : LosslessTransform(width, height)
{
    public override uint[] Undo(uint[] pixels, CancellationToken cancellationToken)
    {
        var across = Parts(Width, step);
        for (var y = 0; y < Height; y++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var x = 0; x < Width; x++)
            {
                ref var pixel = ref pixels[(y * Width) + x];
                var part = parts[((y >> step) * across) + (x >> step)];
                var red = (byte)(pixel >> 16) + Share(part, pixel >> 8);
                var blue = (byte)pixel + Share(part >> 8, pixel >> 8) + Share(part >> 16, (uint)red);
                pixel = (pixel & 0xFF00FF00) | ((uint)(byte)red << 16) | (byte)blue;
            }
        }

        return pixels;
    }

    private static int Share(uint factor, uint of) => ((sbyte)factor * (sbyte)of) >> 5;
}
