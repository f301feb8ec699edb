using System.Buffers.Binary;

namespace PluginHost.Campaigns.Pictures.WebP.Lossy;

/// <summary>Reads the lossy kind of WebP: one whole frame of VP8.</summary>
internal sealed class LossyReader
{
    private const int Head = 10;
    private const int Side = 16;
    private const int Half = 8;
    private const int LengthBytes = 3;

    private readonly LossyHeader _header;
    private readonly int _across;
    private readonly int _down;
    private readonly Plane _light;
    private readonly Plane _blue;
    private readonly Plane _red;
    private readonly Smoothing[] _smoothing;

    private LossyReader(LossyHeader header, int width, int height)
    {
        _header = header;
        (_across, _down) = ((width + Side - 1) / Side, (height + Side - 1) / Side);
        _light = new Plane(_across * Side, _down * Side);
        _blue = new Plane(_across * Half, _down * Half);
        _red = new Plane(_across * Half, _down * Half);
        _smoothing = new Smoothing[_across * _down];
    }

    public static Picture Read(ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        var head = data.Span;
        if (head.Length < Head || (head[0] & 1) != 0 || ((head[0] >> 1) & 7) > 3 || head[3] != 0x9D || head[4] != 0x01 || head[5] != 0x2A)
        {
            throw new InvalidDataException("No such picture.");
        }

        var first = (head[0] >> 5) | (head[1] << 3) | (head[2] << 11);
        var (width, height) = (BinaryPrimitives.ReadUInt16LittleEndian(head[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(head[8..]) & 0x3FFF);
        PictureLimits.Check(width, height);
        if (first > data.Length - Head)
        {
            throw new InvalidDataException("A part that ends beyond the picture.");
        }

        var bits = new BoolReader(data.Slice(Head, first));
        var header = LossyHeader.Read(bits);
        var reader = new LossyReader(header, width, height);
        reader.Blocks(bits, Partitions(data[(Head + first)..], header.Partitions), cancellationToken);
        reader.Smooth(cancellationToken);
        return LossyColours.Picture(width, height, reader._light, reader._blue, reader._red, cancellationToken);
    }

    private static BoolReader[] Partitions(ReadOnlyMemory<byte> data, int count)
    {
        var lengths = data.Span;
        var at = (count - 1) * LengthBytes;
        if (at > data.Length)
        {
            throw new InvalidDataException("A part that ends beyond the picture.");
        }

        var parts = new BoolReader[count];
        for (var i = 0; i < count; i++)
        {
            var told = i == count - 1 ? int.MaxValue : lengths[i * LengthBytes] | (lengths[(i * LengthBytes) + 1] << 8) | (lengths[(i * LengthBytes) + 2] << 16);
            var length = Math.Min(told, data.Length - at);
            parts[i] = new BoolReader(data.Slice(at, length));
            at += length;
        }

        return parts;
    }

    private void Blocks(BoolReader bits, BoolReader[] parts, CancellationToken cancellationToken)
    {
        var (modes, residues, block) = (new ModeReader(_header, bits, _across), new ResidueReader(_header, _across), new LossyBlock());
        for (var row = 0; row < _down; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            modes.BeginLine();
            residues.BeginLine();
            for (var column = 0; column < _across; column++)
            {
                modes.Read(block, column);
                var says = false;
                if (block.Skips)
                {
                    residues.Skip(block, column);
                }
                else
                {
                    says = residues.Read(block, column, parts[row % parts.Length]);
                }

                Light(block, column, row, says);
                Colour(block, column, row, says);
                _smoothing[(row * _across) + column] = Smoothing.Of(_header, block, says);
            }
        }
    }

    private void Light(LossyBlock block, int column, int row, bool says)
    {
        var (left, top) = (column * Side, row * Side);
        if (!block.InParts)
        {
            Guess.Whole(_light, left, top, Side, block.Modes[0]);
        }

        Span<byte> corner = stackalloc byte[4];
        Beyond(column, row, corner);
        for (var i = 0; i < LossyBlock.Small; i++)
        {
            var (x, y) = (left + (i % 4 * 4), top + (i / 4 * 4));
            if (block.InParts)
            {
                SmallGuess.Make(_light, x, y, block.Modes[i], i % 4 == 3 ? corner : _light.Data.AsSpan(_light.At(x + 4, y - 1), 4));
            }

            if (says)
            {
                SmallTransform.Add(block.Coefficients.AsSpan(i * LossyBlock.Small, LossyBlock.Small), _light, x, y);
            }
        }
    }

    /// <summary>What stands above and to the right of a block serves all small ones at its right side. The last of a line has only what is above it.</summary>
    private void Beyond(int column, int row, Span<byte> to)
    {
        var at = _light.At((column + 1) * Side, (row * Side) - 1);
        if (row > 0 && column == _across - 1)
        {
            to.Fill(_light.Data[at - 1]);
        }
        else
        {
            _light.Data.AsSpan(at, to.Length).CopyTo(to);
        }
    }

    private void Colour(LossyBlock block, int column, int row, bool says)
    {
        for (var i = 0; i < 8; i++)
        {
            var plane = i < 4 ? _blue : _red;
            if (i % 4 == 0)
            {
                Guess.Whole(plane, column * Half, row * Half, Half, block.ColourMode);
            }

            if (says)
            {
                SmallTransform.Add(block.Coefficients.AsSpan((LossyBlock.Small + i) * LossyBlock.Small, LossyBlock.Small), plane, (column * Half) + (i % 2 * 4), (row * Half) + (i / 2 % 2 * 4));
            }
        }
    }

    private void Smooth(CancellationToken cancellationToken)
    {
        for (var row = 0; row < _down; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var column = 0; column < _across; column++)
            {
                var how = _smoothing[(row * _across) + column];
                if (how.Limit == 0)
                {
                    continue;
                }

                EdgeFilter.Block(_light, column * Side, row * Side, Side, how, _header.Simple);
                if (!_header.Simple)
                {
                    EdgeFilter.Block(_blue, column * Half, row * Half, Half, how, simple: false);
                    EdgeFilter.Block(_red, column * Half, row * Half, Half, how, simple: false);
                }
            }
        }
    }
}
