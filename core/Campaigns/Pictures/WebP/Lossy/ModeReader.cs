namespace PluginHost.Campaigns.Pictures.WebP.Lossy;

/// <summary>Reads how blocks are guessed. Small blocks are told by how those above and to the left are.</summary>
internal sealed class ModeReader(LossyHeader header, BoolReader bits, int across)
{
    private readonly byte[] _above = new byte[across * 4];
    private readonly byte[] _left = new byte[4];

    public void BeginLine() => Array.Clear(_left);

    public void Read(LossyBlock block, int column)
    {
        block.Segment = header.SegmentOdds is not { } odds ? 0 : bits.Bit(odds[0]) == 0 ? bits.Bit(odds[1]) : 2 + bits.Bit(odds[2]);
        block.Skips = header.SkipOdds is { } skip && bits.Bit(skip) == 1;
        block.InParts = bits.Bit(145) == 0;
        var above = _above.AsSpan(column * 4, 4);
        if (block.InParts)
        {
            for (var i = 0; i < LossyBlock.Small; i++)
            {
                block.Modes[i] = above[i % 4] = _left[i / 4] = Small(above[i % 4], _left[i / 4]);
            }
        }
        else
        {
            block.Modes[0] = bits.Bit(156) == 1 ? (bits.Bit(128) == 1 ? Guess.Slope : Guess.Across) : bits.Bit(163) == 1 ? Guess.Down : Guess.Mean;
            above.Fill(block.Modes[0]);
            _left.AsSpan().Fill(block.Modes[0]);
        }

        block.ColourMode = bits.Bit(142) == 0 ? Guess.Mean : bits.Bit(114) == 0 ? Guess.Down : bits.Bit(183) == 1 ? Guess.Slope : Guess.Across;
    }

    private byte Small(int above, int left)
    {
        var odds = ModeOdds.Small.AsSpan(((above * ModeOdds.Modes) + left) * ModeOdds.Steps, ModeOdds.Steps);
        if (bits.Bit(odds[0]) == 0)
        {
            return Guess.Mean;
        }

        if (bits.Bit(odds[1]) == 0)
        {
            return Guess.Slope;
        }

        if (bits.Bit(odds[2]) == 0)
        {
            return Guess.Down;
        }

        if (bits.Bit(odds[3]) == 0)
        {
            return bits.Bit(odds[4]) == 0 ? Guess.Across : bits.Bit(odds[5]) == 0 ? Guess.RightDown : Guess.DownRight;
        }

        return bits.Bit(odds[6]) == 0 ? Guess.LeftDown
            : bits.Bit(odds[7]) == 0 ? Guess.DownLeft
            : bits.Bit(odds[8]) == 0 ? Guess.AcrossDown : Guess.AcrossUp;
    }
}
