using System.Buffers.Binary;

namespace PluginHost.Dice;

/// <summary>
/// Dice from random bytes, taken in as few as a die needs. What would favour some faces is thrown away and drawn again, so each face is exactly as likely as
/// the others. Not safe for concurrent use.
/// </summary>
public abstract class BitDice : DiceSource
{
    private readonly byte[] _bytes = new byte[1024];
    private int _next = 1024;
    private uint _sides = 1;
    private uint _fair = 256;

    /// <summary>How many bytes were used so far: a source of the same seed goes on from there.</summary>
    public long Used { get; private set; }

    public sealed override long? Throw(Faces faces)
    {
        ArgumentNullException.ThrowIfNull(faces);
        return faces.Value(Index(faces.Count));
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
        Used = used;
    }

    private long Index(long count)
    {
        if (count <= 256)
        {
            var sides = (uint)count;
            if (sides != _sides)
            {
                (_sides, _fair) = (sides, 256 - (256 % sides));
            }

            var fair = _fair;
            while (true)
            {
                if (_next == _bytes.Length)
                {
                    Fill(_bytes);
                    _next = 0;
                }

                uint drawn = _bytes[_next++];
                Used++;
                if (drawn < fair)
                {
                    return drawn % sides;
                }
            }
        }

        var limit = ulong.MaxValue - (ulong.MaxValue % (ulong)count);
        while (true)
        {
            var drawn = Eight();
            if (drawn < limit)
            {
                return (long)(drawn % (ulong)count);
            }
        }
    }

    private ulong Eight()
    {
        Span<byte> eight = stackalloc byte[8];
        for (var index = 0; index < eight.Length; index++)
        {
            if (_next == _bytes.Length)
            {
                Fill(_bytes);
                _next = 0;
            }

            eight[index] = _bytes[_next++];
            Used++;
        }

        return BinaryPrimitives.ReadUInt64LittleEndian(eight);
    }
}
