namespace PluginHost.Campaigns.Pictures.WebP.Lossless;

/// <summary>Pixels are told by their number in a palette; several of a small one in one pixel.</summary>
internal sealed class PaletteTransform : LosslessTransform
{
    private readonly uint[] _palette;
    private readonly int _step;

    public PaletteTransform(int width, int height, uint[] differences)
        : base(width, height)
    {
        _step = differences.Length switch { <= 2 => 3, <= 4 => 2, <= 16 => 1, _ => 0 };
        _palette = new uint[256];
        uint last = 0;
        for (var i = 0; i < differences.Length; i++)
        {
            _palette[i] = last = Add(last, differences[i]);
        }
    }

    public override int Inner => Parts(Width, _step);

    public override uint[] Undo(uint[] pixels, CancellationToken cancellationToken)
    {
        var whole = new uint[Width * Height];
        var (each, inner) = (8 >> _step, Inner);
        for (var y = 0; y < Height; y++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var x = 0; x < Width; x++)
            {
                var packed = (pixels[(y * inner) + (x >> _step)] >> 8) & 0xFF;
                whole[(y * Width) + x] = _palette[(packed >> ((x & ((1 << _step) - 1)) * each)) & ((1U << each) - 1)];
            }
        }

        return whole;
    }
}
