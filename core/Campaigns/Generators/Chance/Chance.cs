using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace PluginHost.Campaigns.Generators;

/// <summary>
/// Choices of a seed. The numbers are those of xoshiro256**, begun from the SHA-256 of the seed's text: neither will ever change, so a seed that somebody
/// wrote down gives the same again years later. Not safe for concurrent use.
/// </summary>
internal sealed class Chance
{
    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;

    /// <param name="seed">Any text; a number is its own text.</param>
    public Chance(string seed)
    {
        Seed = seed;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(seed), hash);
        _a = BinaryPrimitives.ReadUInt64LittleEndian(hash);
        _b = BinaryPrimitives.ReadUInt64LittleEndian(hash[8..]);
        _c = BinaryPrimitives.ReadUInt64LittleEndian(hash[16..]);

        // All zero is the one state that xoshiro never leaves.
        _d = BinaryPrimitives.ReadUInt64LittleEndian(hash[24..]) | 1;
    }

    public Chance(long seed)
        : this(seed.ToString(CultureInfo.InvariantCulture))
    {
    }

    public string Seed { get; }

    /// <summary>Choices for one part of the work: what other parts choose, or how often, changes nothing in it.</summary>
    public Chance For(string part) => new($"{Seed}\n{part}");

    /// <summary>A seed for somebody who named none.</summary>
    public static string NewSeed() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));

    /// <summary>0 up to, not including, a number; each exactly as likely as the others.</summary>
    public ulong Below(ulong count)
    {
        ArgumentOutOfRangeException.ThrowIfZero(count);
        var limit = ulong.MaxValue - (ulong.MaxValue % count);
        while (true)
        {
            var drawn = Next();
            if (drawn < limit)
            {
                return drawn % count;
            }
        }
    }

    public int Below(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        return (int)Below((ulong)count);
    }

    public int Between(int lowest, int highest) => lowest + (int)Below((ulong)((long)highest - lowest + 1));

    /// <summary>Whether something happens that does so in that many cases of a hundred.</summary>
    public bool Happens(int percent) => Below(100) < percent;

    public T Pick<T>(IReadOnlyList<T> from) => from[Below(from.Count)];

    /// <summary>One of them, each as likely as its weight; null when none has any.</summary>
    public T? Weighted<T>(IReadOnlyList<T> from, Func<T, int> weight)
        where T : class
    {
        ulong all = 0;
        foreach (var one in from)
        {
            all += (ulong)Math.Max(0, weight(one));
        }

        if (all == 0)
        {
            return null;
        }

        var at = Below(all);
        foreach (var one in from)
        {
            var its = (ulong)Math.Max(0, weight(one));
            if (at < its)
            {
                return one;
            }

            at -= its;
        }

        return null;
    }

    /// <summary>All of them in a new order, of which each is as likely.</summary>
    public IReadOnlyList<T> Shuffled<T>(IEnumerable<T> from)
    {
        T[] all = [.. from];
        for (var last = all.Length - 1; last > 0; last--)
        {
            var other = Below(last + 1);
            (all[last], all[other]) = (all[other], all[last]);
        }

        return all;
    }

    private ulong Next()
    {
        var result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        var shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }
}
