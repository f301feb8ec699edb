namespace PluginHost.Campaigns.Pictures.Jpeg;

/// <summary>A colour in a scan, with the tables that it is told by.</summary>
internal sealed record ScannedComponent(JpegComponent Component, HuffmanTable? First, HuffmanTable? Rest);

/// <summary>One pass over the picture or over one of its colours.</summary>
/// <param name="Components">The colours.</param>
/// <param name="From">The first wave that is told, in the order of a zigzag.</param>
/// <param name="To">The last.</param>
/// <param name="Before">How many low bits were still missing before; 0 when nothing was told.</param>
/// <param name="After">How many are missing after it.</param>
/// <param name="Interval">After how many units it begins anew; 0 when never.</param>
internal sealed record JpegScan(IReadOnlyList<ScannedComponent> Components, int From, int To, int Before, int After, int Interval)
{
    public static readonly byte[] Zigzag = [.. Enumerable.Range(0, JpegComponent.Size)
        .OrderBy(static i => (i / 8) + (i % 8))
        .ThenBy(static i => ((i / 8) + (i % 8)) % 2 == 0 ? i % 8 : i / 8)
        .Select(static i => (byte)i)];

    /// <summary>Reads all of it, one block after the other.</summary>
    /// <returns>Where what follows begins.</returns>
    public int Read(JpegFrame frame, byte[] file, int position, IJpegBlocks blocks, CancellationToken cancellationToken)
    {
        var bits = new JpegBits(file, position);
        var alone = Components is [var only] ? only : null;
        var (across, down) = alone is null ? (frame.UnitsAcross, frame.UnitsDown) : (alone.Component.Columns, alone.Component.Rows);
        Begin(blocks);
        for (var (unit, y) = (0, 0); y < down; y++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var x = 0; x < across; x++, unit++)
            {
                if (Interval > 0 && unit > 0 && unit % Interval == 0)
                {
                    bits.Restart();
                    Begin(blocks);
                }

                if (alone is not null)
                {
                    blocks.Read(bits, this, alone, x, y);
                }
                else
                {
                    Unit(bits, blocks, x, y);
                }
            }
        }

        return bits.Position;
    }

    private void Unit(JpegBits bits, IJpegBlocks blocks, int x, int y)
    {
        foreach (var one in Components)
        {
            for (var block = 0; block < one.Component.Across * one.Component.Down; block++)
            {
                var (across, down) = (block % one.Component.Across, block / one.Component.Across);
                blocks.Read(bits, this, one, (x * one.Component.Across) + across, (y * one.Component.Down) + down);
            }
        }
    }

    private void Begin(IJpegBlocks blocks)
    {
        blocks.Begin();
        foreach (var one in Components)
        {
            one.Component.Last = 0;
        }
    }
}

/// <summary>How the blocks of a scan are told.</summary>
internal interface IJpegBlocks
{
    /// <summary>A scan begins, or begins anew.</summary>
    void Begin();

    void Read(JpegBits bits, JpegScan scan, ScannedComponent one, int column, int row);
}
