using System.Security.Cryptography;
using System.Text;

namespace PluginHost.Dice;

/// <summary>What is published before the first roll: it binds both seeds and tells neither.</summary>
/// <param name="Open">Of the seed that is revealed at the end.</param>
/// <param name="Sealed">Of the seed of hidden rolls, which never is.</param>
public sealed record Commitments(string Open, string Sealed)
{
    private const string Purpose = "pluginhost dice seed 1\n";

    public static Commitments To(ReadOnlySpan<byte> open, ReadOnlySpan<byte> hidden) => new(Of(open), Of(hidden));

    public static string Of(ReadOnlySpan<byte> seed) => Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes(Purpose), .. seed]));
}
