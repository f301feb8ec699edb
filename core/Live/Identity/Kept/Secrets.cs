using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace PluginHost.Live;

/// <summary>Random texts that cannot be guessed, and what is kept of them.</summary>
internal static class Secrets
{
    public static string New(int bytes) => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(bytes));

    /// <summary>Stands for a random text in a file, and does not give it away.</summary>
    public static string HashOf(string secret) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    public static bool Same(string one, string other) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
