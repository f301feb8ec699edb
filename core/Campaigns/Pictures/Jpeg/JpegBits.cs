namespace PluginHost.Campaigns.Pictures.Jpeg;

/// <summary>The bits of a scan, up to the next marker: a byte FF stands in them with a 0 behind it.</summary>
internal sealed class JpegBits(byte[] file, int position)
{
    private ulong _bits;
    private int _count;

    /// <summary>Where what is no bit of the scan begins, at the latest.</summary>
    public int Position { get; private set; } = position;

    /// <summary>The next bits without taking them; beyond the end they are 0.</summary>
    public int Peek(int count)
    {
        if (_count < count)
        {
            Fill();
        }

        return (int)(_bits >> (64 - count));
    }

    /// <exception cref="InvalidDataException">The scan ends before.</exception>
    public void Skip(int count)
    {
        if (count > _count)
        {
            throw new InvalidDataException("A scan that ends early.");
        }

        _bits <<= count;
        _count -= count;
    }

    public int Take(int count)
    {
        if (count == 0)
        {
            return 0;
        }

        var bits = Peek(count);
        Skip(count);
        return bits;
    }

    /// <summary>A number that is told by how many bits it has, with those below half of what they could say being negative.</summary>
    public int TakeSigned(int count)
    {
        var bits = Take(count);
        return count > 0 && bits < 1 << (count - 1) ? bits - (1 << count) + 1 : bits;
    }

    /// <summary>Forgets the rest of the last byte and goes on behind the marker that has to follow.</summary>
    public void Restart()
    {
        (_bits, _count) = (0, 0);
        while (Position + 1 < file.Length && file[Position] == 0xFF && file[Position + 1] == 0xFF)
        {
            Position++;
        }

        if (Position + 1 >= file.Length || file[Position] != 0xFF || file[Position + 1] is < 0xD0 or > 0xD7)
        {
            throw new InvalidDataException("A restart that is missing.");
        }

        Position += 2;
    }

    private void Fill()
    {
        while (_count <= 56 && Position < file.Length)
        {
            var one = file[Position];
            if (one == 0xFF && (Position + 1 >= file.Length || file[Position + 1] != 0))
            {
                return;
            }

            Position += one == 0xFF ? 2 : 1;
            _bits |= (ulong)one << (56 - _count);
            _count += 8;
        }
    }
}
