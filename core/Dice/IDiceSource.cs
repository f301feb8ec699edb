using System.Security.Cryptography;

namespace PluginHost.Dice;

/// <summary>Where the dice come from. Safe for concurrent use.</summary>
public interface IDiceSource
{
    /// <returns>1 to <paramref name="sides"/>, each as likely as the others.</returns>
    int Next(int sides);
}

/// <summary>Dice that nobody can predict.</summary>
public sealed class CryptographicDice : IDiceSource
{
    private CryptographicDice()
    {
    }

    public static CryptographicDice Shared { get; } = new();

    public int Next(int sides) => RandomNumberGenerator.GetInt32(sides) + 1;
}
