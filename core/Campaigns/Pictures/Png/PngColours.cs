namespace PluginHost.Campaigns.Pictures.Png;

/// <summary>Makes pixels of what the lines of a PNG hold.</summary>
internal sealed class PngColours
{
    private const int Largest = 256;

    private readonly PngHeader _header;
    private readonly byte[] _palette = new byte[Largest * Picture.Channels];

    /// <summary>The one colour that is clear, as the lines hold it; none when a channel is -1.</summary>
    private readonly int[] _clear = [-1, -1, -1];

    public PngColours(PngHeader header, ReadOnlySpan<byte> palette, ReadOnlySpan<byte> clear)
    {
        _header = header;
        if (header.Colour == PngColour.Palette)
        {
            ReadPalette(palette, clear);
        }
        else if (header.Colour is PngColour.Grey or PngColour.Rgb && clear.Length >= header.Channels * 2)
        {
            for (var channel = 0; channel < header.Channels; channel++)
            {
                _clear[channel] = ((clear[channel * 2] << 8) | clear[(channel * 2) + 1]) & ((1 << header.Depth) - 1);
            }
        }
    }

    /// <param name="line">The line.</param>
    /// <param name="count">How many pixels it has.</param>
    /// <param name="to">Where they go.</param>
    /// <param name="step">How far they are apart there.</param>
    public void Write(ReadOnlySpan<byte> line, int count, Span<byte> to, int step)
    {
        for (var (i, at) = (0, 0); i < count; i++, at += step)
        {
            Write(line, i, to.Slice(at, Picture.Channels));
        }
    }

    private void Write(ReadOnlySpan<byte> line, int index, Span<byte> pixel)
    {
        var first = index * _header.Channels;
        switch (_header.Colour)
        {
            case PngColour.Palette:
                _palette.AsSpan(Raw(line, index) * Picture.Channels, Picture.Channels).CopyTo(pixel);
                return;
            case PngColour.Grey:
            case PngColour.GreyAlpha:
                pixel[..3].Fill(Byte(Raw(line, first)));
                pixel[3] = _header.Colour == PngColour.GreyAlpha ? Byte(Raw(line, first + 1)) : (byte)(Raw(line, first) == _clear[0] ? 0 : 255);
                return;
            default:
                for (var channel = 0; channel < 3; channel++)
                {
                    pixel[channel] = Byte(Raw(line, first + channel));
                }

                pixel[3] = _header.Colour == PngColour.RgbAlpha ? Byte(Raw(line, first + 3))
                    : (byte)(_clear[0] >= 0 && Raw(line, first) == _clear[0] && Raw(line, first + 1) == _clear[1] && Raw(line, first + 2) == _clear[2] ? 0 : 255);
                return;
        }
    }

    private int Raw(ReadOnlySpan<byte> line, int index)
    {
        if (_header.Depth == 8)
        {
            return line[index];
        }

        if (_header.Depth == 16)
        {
            return (line[index * 2] << 8) | line[(index * 2) + 1];
        }

        var bit = index * _header.Depth;
        return (line[bit >> 3] >> (8 - _header.Depth - (bit & 7))) & ((1 << _header.Depth) - 1);
    }

    private byte Byte(int raw) => (byte)(_header.Depth switch { 8 => raw, 16 => raw >> 8, var depth => raw * 255 / ((1 << depth) - 1) });

    /// <summary>A colour that the palette does not have is black, as in browsers.</summary>
    private void ReadPalette(ReadOnlySpan<byte> palette, ReadOnlySpan<byte> clear)
    {
        if (palette.Length is 0 or > Largest * 3 || palette.Length % 3 != 0)
        {
            throw new InvalidDataException("A palette that is none.");
        }

        for (var i = 0; i < Largest; i++)
        {
            var entry = _palette.AsSpan(i * Picture.Channels, Picture.Channels);
            if (i < palette.Length / 3)
            {
                palette.Slice(i * 3, 3).CopyTo(entry);
            }

            entry[3] = i < clear.Length ? clear[i] : (byte)255;
        }
    }
}
