namespace PluginHost.Campaigns.Pictures.WebP.Lossless;

/// <summary>A change that made the pixels easier to tell, and that is taken back.</summary>
internal abstract class LosslessTransform(int width, int height)
{
    protected int Width => width;

    protected int Height => height;

    /// <summary>How wide the changed picture is.</summary>
    public virtual int Inner => width;

    public static int Parts(int length, int step) => (length + (1 << step) - 1) >> step;

    public static LosslessTransform Read(LosslessBits bits, int width, int height, CancellationToken cancellationToken)
    {
        var kind = bits.Take(2);
        if (kind == 2)
        {
            return new GreenTransform(width, height);
        }

        if (kind == 3)
        {
            var colours = bits.Take(8) + 1;
            return new PaletteTransform(width, height, new LosslessPixels(bits, colours, 1, cancellationToken).Read(isWhole: false));
        }

        var step = bits.Take(3) + 2;
        var parts = new LosslessPixels(bits, Parts(width, step), Parts(height, step), cancellationToken).Read(isWhole: false);
        return kind == 0 ? new PredictorTransform(width, height, step, parts) : new CrossTransform(width, height, step, parts);
    }

    public abstract uint[] Undo(uint[] pixels, CancellationToken cancellationToken);

    /// <summary>Channel by channel, without carrying over.</summary>
    protected static uint Add(uint one, uint other) =>
        (((one & 0xFF00FF00) + (other & 0xFF00FF00)) & 0xFF00FF00) | (((one & 0x00FF00FF) + (other & 0x00FF00FF)) & 0x00FF00FF);
}
