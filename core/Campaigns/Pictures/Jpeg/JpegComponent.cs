namespace PluginHost.Campaigns.Pictures.Jpeg;

/// <summary>One of the colours of a JPEG, which may be told more coarsely than the others.</summary>
internal sealed class JpegComponent(int id, int across, int down, int table)
{
    public const int Side = 8;
    public const int Size = Side * Side;

    public int Id => id;

    /// <summary>How many blocks of it each unit of the picture has.</summary>
    public int Across => across;

    public int Down => down;

    public int Table => table;

    /// <summary>How many samples of it there are.</summary>
    public int Width { get; private set; }

    public int Height { get; private set; }

    /// <summary>How many blocks of it there are when it is told alone.</summary>
    public int Columns => (Width + Side - 1) / Side;

    public int Rows => (Height + Side - 1) / Side;

    /// <summary>How wide a line of samples is with those that fill its last unit.</summary>
    public int Stride { get; private set; }

    public byte[] Samples { get; private set; } = [];

    /// <summary>What it is told by while that is refined; none when it is told at once.</summary>
    public short[] Coefficients { get; private set; } = [];

    /// <summary>What the last block began with, of which the next one tells the difference.</summary>
    public int Last { get; set; }

    public void Make(JpegFrame frame)
    {
        Width = ((frame.Width * across) + frame.Across - 1) / frame.Across;
        Height = ((frame.Height * down) + frame.Down - 1) / frame.Down;
        Stride = frame.UnitsAcross * across * Side;
        Samples = new byte[Stride * frame.UnitsDown * down * Side];
        Coefficients = frame.Progressive ? new short[Samples.Length] : [];
    }

    public Span<short> Block(int column, int row) => Coefficients.AsSpan(((row * (Stride / Side)) + column) * Size, Size);

    public Span<byte> Place(int column, int row) => Samples.AsSpan((row * Side * Stride) + (column * Side));

    /// <summary>Makes the samples of what was refined.</summary>
    public void Finish(ushort[] steps, CancellationToken cancellationToken)
    {
        for (var row = 0; Coefficients.Length > 0 && row < Rows; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var column = 0; column < Columns; column++)
            {
                CosineTransform.Undo(Block(column, row), steps, Place(column, row), Stride);
            }
        }

        Coefficients = [];
    }
}
