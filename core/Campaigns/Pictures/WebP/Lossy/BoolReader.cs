using System.Numerics;

namespace PluginHost.Campaigns.Pictures.WebP.Lossy;

/// <summary>Decisions, each of which takes the less room the likelier it was.</summary>
internal sealed class BoolReader(ReadOnlyMemory<byte> data)
{
    private const int Room = 48;

    private ulong _value;
    private uint _range = 255;

    /// <summary>How many bits there are beyond the eight that are compared.</summary>
    private int _count = -8;
    private int _position;
    private int _missing;

    /// <param name="odds">How likely no is, of 256.</param>
    public int Bit(int odds)
    {
        if (_count < 0)
        {
            Load();
        }

        var split = 1 + (((_range - 1) * (uint)odds) >> 8);
        var limit = (ulong)split << _count;
        var bit = _value >= limit;
        if (bit)
        {
            _value -= limit;
            _range -= split;
        }
        else
        {
            _range = split;
        }

        var shift = BitOperations.LeadingZeroCount(_range) - 24;
        _range <<= shift;
        _count -= shift;
        return bit ? 1 : 0;
    }

    public bool Flag() => Bit(128) == 1;

    public int Number(int bits)
    {
        var number = 0;
        for (var i = 0; i < bits; i++)
        {
            number = (number << 1) | Bit(128);
        }

        return number;
    }

    /// <summary>A number with its sign, or 0 when it is not told.</summary>
    public int Change(int bits)
    {
        if (!Flag())
        {
            return 0;
        }

        var number = Number(bits);
        return Flag() ? -number : number;
    }

    private void Load()
    {
        if (_missing > 1)
        {
            throw new InvalidDataException("A picture that ends early.");
        }

        var span = data.Span;
        while (_count <= Room)
        {
            _value = (_value << 8) | (_position < span.Length ? span[_position] : (byte)0);
            _count += 8;
            _position++;
        }

        _missing += _position > span.Length ? 1 : 0;
    }
}
