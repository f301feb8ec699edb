namespace PluginHost.Campaigns.Pictures.WebP.Lossless;

/// <summary>Bits, the lowest of each byte first.</summary>
internal sealed class LosslessBits(ReadOnlyMemory<byte> data)
{
    private ulong _bits;
    private int _count;
    private int _position;

    /// <summary>The next bits without taking them; beyond the end they are 0.</summary>
    public int Peek(int count)
    {
        if (_count < count)
        {
            Fill();
        }

        return (int)(_bits & ((1UL << count) - 1));
    }

    /// <exception cref="InvalidDataException">There are not that many.</exception>
    public void Skip(int count)
    {
        if (count > _count)
        {
            throw new InvalidDataException("A picture that ends early.");
        }

        _bits >>= count;
        _count -= count;
    }

    public int Take(int count)
    {
        var bits = Peek(count);
        Skip(count);
        return bits;
    }

    public bool Flag() => Take(1) == 1;

    private void Fill()
    {
        var span = data.Span;
        while (_count <= 56 && _position < span.Length)
        {
            _bits |= (ulong)span[_position++] << _count;
            _count += 8;
        }
    }
}
