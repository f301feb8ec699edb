using System.Buffers.Binary;

namespace PluginHost.Dice;

/// <summary>
/// Dice from random bytes, taken in as few as a die needs. What would favour some faces is thrown away and drawn again, so each face is exactly as likely as
/// the others. Not safe for concurrent use.
/// </summary>
public abstract class BitDice : DiceSource
{
    private readonly byte[] _bytes;
    private long _before;
    private int _next;
    private uint _sides = 1;
    private uint _fair = 256;
    private uint _inverse = 65537;

    /// <param name="bytes">How many are made at a time.</param>
    protected BitDice(int bytes)
    {
        _bytes = new byte[bytes];
        (_before, _next) = (-bytes, bytes);
    }

    /// <summary>How many bytes were used so far: a source of the same seed goes on from there.</summary>
    public long Used => _before + _next;

    public sealed override long? Throw(Faces faces)
    {
        ArgumentNullException.ThrowIfNull(faces);
        if (faces.Count > 256)
        {
            return faces.Value(Large((ulong)faces.Count));
        }

        Divide((uint)faces.Count);
        return faces.Value(Small());
    }

    internal sealed override int Throw(Faces faces, Span<Die> dice)
    {
        if (faces.Count > 256)
        {
            return base.Throw(faces, dice);
        }

        Divide((uint)faces.Count);
        if (!faces.IsPlain)
        {
            foreach (ref var die in dice)
            {
                var face = faces.Value(Small());
                die = new Die(face, faces.Worth(face));
            }

            return dice.Length;
        }

        for (var thrown = 0; thrown < dice.Length;)
        {
            Refill();
            thrown += ThrowPlain(dice[thrown..]);
        }

        return dice.Length;
    }

    /// <summary>Gives the bytes that follow those before.</summary>
    protected abstract void Fill(Span<byte> bytes);

    /// <summary>Goes on where a source of the same seed stopped.</summary>
    protected void Skip(long used)
    {
        for (var left = used; left > 0; left -= _bytes.Length)
        {
            Fill(_bytes);
        }

        _next = used % _bytes.Length is var rest && rest == 0 ? _bytes.Length : (int)rest;
        _before = used - _next;
    }

    /// <summary>As many dice as the bytes at hand make. Which byte is unfair is chance: its die is written and then written over, since asking is slower.</summary>
    private int ThrowPlain(Span<Die> dice)
    {
        var bytes = _bytes.AsSpan(_next);
        var (sides, fair, inverse) = (_sides, _fair, _inverse);
        var (at, thrown) = (0, 0);
        while (at < bytes.Length && thrown < dice.Length)
        {
            uint drawn = bytes[at++];
            long face = drawn - (((drawn * inverse) >> 16) * sides) + 1;
            dice[thrown] = new Die(face, face);
            thrown += drawn < fair ? 1 : 0;
        }

        _next += at;
        return thrown;
    }

    /// <summary>What is needed to divide bytes by so many sides: the quotient is the upper half of the product with the inverse.</summary>
    private void Divide(uint sides)
    {
        if (sides != _sides)
        {
            (_sides, _fair, _inverse) = (sides, 256 - (256 % sides), (65536 / sides) + 1);
        }
    }

    private void Refill()
    {
        if (_next == _bytes.Length)
        {
            Fill(_bytes);
            _before += _bytes.Length;
            _next = 0;
        }
    }

    private uint Small()
    {
        while (true)
        {
            Refill();
            uint drawn = _bytes[_next++];
            if (drawn < _fair)
            {
                return drawn - (((drawn * _inverse) >> 16) * _sides);
            }
        }
    }

    private long Large(ulong count)
    {
        var limit = ulong.MaxValue - (ulong.MaxValue % count);
        while (true)
        {
            var drawn = Eight();
            if (drawn < limit)
            {
                return (long)(drawn % count);
            }
        }
    }

    private ulong Eight()
    {
        Span<byte> eight = stackalloc byte[8];
        foreach (ref var one in eight)
        {
            Refill();
            one = _bytes[_next++];
        }

        return BinaryPrimitives.ReadUInt64LittleEndian(eight);
    }
}
