using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace PluginHost.Dice;

/// <summary>Hashes of several texts, each with its length, so that no two lists of texts are the same bytes.</summary>
internal static class Digest
{
    public static string Of(params ReadOnlySpan<string> texts) => Base64Url.EncodeToString(SHA256.HashData(Bytes(texts)));

    /// <summary>The same, under a key.</summary>
    public static byte[] Keyed(ReadOnlySpan<byte> key, params ReadOnlySpan<string> texts) => HMACSHA256.HashData(key, Bytes(texts));

    private static byte[] Bytes(ReadOnlySpan<string> texts)
    {
        var all = new StringBuilder();
        foreach (var text in texts)
        {
            all.Append(Encoding.UTF8.GetByteCount(text)).Append(':').Append(text);
        }

        return Encoding.UTF8.GetBytes(all.ToString());
    }
}
