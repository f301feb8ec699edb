namespace PluginHost.Campaigns.Pictures.Jpeg;

/// <summary>Blocks that are told at once and become samples at once.</summary>
internal sealed class WholeBlocks(Func<int, ushort[]> steps) : IJpegBlocks
{
    private readonly short[] _block = new short[JpegComponent.Size];

    public void Begin()
    {
        // Nothing goes on from one block to the next but what their colour keeps.
    }

    public void Read(JpegBits bits, JpegScan scan, ScannedComponent one, int column, int row)
    {
        Array.Clear(_block);
        one.Component.Last += bits.TakeSigned(Length(one.First!.Read(bits)));
        _block[0] = (short)one.Component.Last;
        for (var at = 1; at < JpegComponent.Size; at++)
        {
            var told = one.Rest!.Read(bits);
            var (skipped, length) = (told >> 4, told & 15);
            if (length == 0 && skipped < 15)
            {
                break;
            }

            at += skipped;
            if (at >= JpegComponent.Size)
            {
                throw new InvalidDataException("A block that is too long.");
            }

            _block[JpegScan.Zigzag[at]] = (short)bits.TakeSigned(length);
        }

        CosineTransform.Undo(_block, steps(one.Component.Table), one.Component.Place(column, row), one.Component.Stride);
    }

    public static int Length(int told) => told <= 15 ? told : throw new InvalidDataException("A number that is too long.");
}
