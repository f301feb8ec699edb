using System.Buffers.Binary;
using System.Security.Cryptography;

namespace PluginHost.Dice;

/// <summary>The dice of a seed: SHA-256 of the seed and a counter, block by block. Whoever knows the seed can throw them again.</summary>
public sealed class SeededDice : BitDice
{
    private readonly byte[] _block;
    private readonly int _counterAt;
    private long _counter;

    /// <param name="seed">Any bytes.</param>
    /// <param name="used">Where to go on.</param>
    public SeededDice(ReadOnlySpan<byte> seed, long used = 0)
        : base(1024)
    {
        _block = [.. seed, 0, 0, 0, 0, 0, 0, 0, 0];
        _counterAt = seed.Length;
        Skip(used);
    }

    protected override void Fill(Span<byte> bytes)
    {
        for (var at = 0; at < bytes.Length; at += SHA256.HashSizeInBytes)
        {
            BinaryPrimitives.WriteInt64BigEndian(_block.AsSpan(_counterAt), _counter++);
            SHA256.HashData(_block, bytes[at..]);
        }
    }
}
