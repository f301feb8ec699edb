namespace PluginHost.Campaigns.Pictures.Jpeg;

/// <summary>Blocks that are told in several scans: their mean or some of their waves, with the high bits first.</summary>
internal sealed class RefinedBlocks : IJpegBlocks
{
    /// <summary>How many blocks from here on tell nothing more.</summary>
    private int _silent;

    public void Begin() => _silent = 0;

    public void Read(JpegBits bits, JpegScan scan, ScannedComponent one, int column, int row)
    {
        var block = one.Component.Block(column, row);
        if (scan.From == 0)
        {
            Mean(bits, scan, one, block);
        }
        else if (scan.Before == 0)
        {
            Waves(bits, scan, one.Rest!, block);
        }
        else
        {
            Refine(bits, scan, one.Rest!, block);
        }
    }

    private static void Mean(JpegBits bits, JpegScan scan, ScannedComponent one, Span<short> block)
    {
        if (scan.Before > 0)
        {
            block[0] |= (short)(bits.Take(1) << scan.After);
            return;
        }

        one.Component.Last += bits.TakeSigned(WholeBlocks.Length(one.First!.Read(bits)));
        block[0] = (short)(one.Component.Last << scan.After);
    }

    private void Waves(JpegBits bits, JpegScan scan, HuffmanTable table, Span<short> block)
    {
        if (_silent > 0)
        {
            _silent--;
            return;
        }

        for (var at = scan.From; at <= scan.To; at++)
        {
            var told = table.Read(bits);
            var (skipped, length) = (told >> 4, told & 15);
            if (length == 0 && skipped < 15)
            {
                _silent = (1 << skipped) - 1 + bits.Take(skipped);
                return;
            }

            at += skipped;
            if (at > scan.To)
            {
                throw new InvalidDataException("A block that is too long.");
            }

            block[JpegScan.Zigzag[at]] = (short)(bits.TakeSigned(length) << scan.After);
        }
    }

    /// <summary>What was told gets one more bit; what was nothing so far may become the least there is.</summary>
    private void Refine(JpegBits bits, JpegScan scan, HuffmanTable table, Span<short> block)
    {
        var at = scan.From;
        while (_silent == 0 && at <= scan.To)
        {
            var told = table.Read(bits);
            var (skipped, length) = (told >> 4, told & 15);
            if (length == 0 && skipped < 15)
            {
                _silent = (1 << skipped) + bits.Take(skipped);
                break;
            }

            if (length > 1)
            {
                throw new InvalidDataException("More than one bit at once.");
            }

            var fresh = length == 0 ? 0 : (bits.Take(1) == 1 ? 1 : -1) << scan.After;
            at = Pass(bits, scan, block, at, skipped);
            if (at <= scan.To)
            {
                block[JpegScan.Zigzag[at]] = (short)fresh;
            }

            at++;
        }

        if (_silent > 0)
        {
            Pass(bits, scan, block, at, int.MaxValue);
            _silent--;
        }
    }

    /// <returns>The place behind that many waves which are still nothing.</returns>
    private static int Pass(JpegBits bits, JpegScan scan, Span<short> block, int at, int count)
    {
        for (; at <= scan.To; at++)
        {
            ref var wave = ref block[JpegScan.Zigzag[at]];
            if (wave == 0)
            {
                if (count-- == 0)
                {
                    break;
                }
            }
            else if (bits.Take(1) == 1 && (wave & (1 << scan.After)) == 0)
            {
                wave += (short)((wave > 0 ? 1 : -1) << scan.After);
            }
        }

        return at;
    }
}
