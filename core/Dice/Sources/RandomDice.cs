using System.Security.Cryptography;

namespace PluginHost.Dice;

/// <summary>Dice that nobody can predict. Each thread has its own.</summary>
public sealed class RandomDice : BitDice
{
    [ThreadStatic]
    private static RandomDice? _own;

    // The operating system's generator costs about as much for one byte as for a thousand.
    private RandomDice()
        : base(8192)
    {
    }

    /// <summary>This thread's.</summary>
    public static RandomDice Own => _own ??= new RandomDice();

    protected override void Fill(Span<byte> bytes) => RandomNumberGenerator.Fill(bytes);
}
