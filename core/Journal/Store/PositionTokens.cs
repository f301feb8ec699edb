using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace PluginHost.Journal;

/// <summary>
/// Positions as doors hand them out: one encrypted block, so that two tokens do not tell how many hidden events lie between them.
/// A token of another journal, or a made-up one, means nothing.
/// </summary>
public sealed class PositionTokens : IDisposable
{
    private readonly Aes _aes = Aes.Create();

    /// <param name="key">32 secret bytes.</param>
    public PositionTokens(byte[] key) => _aes.Key = SHA256.HashData(key);

    public string Encode(string journal, long epoch, long seq)
    {
        Span<byte> block = stackalloc byte[16];
        Check(journal, block);
        BinaryPrimitives.WriteInt32LittleEndian(block[6..], (int)epoch);
        WriteSix(block[10..], seq);
        Span<byte> sealedBlock = stackalloc byte[16];
        _aes.EncryptEcb(block, sealedBlock, PaddingMode.None);
        return Base64Url.EncodeToString(sealedBlock);
    }

    public bool TryDecode(string journal, string? token, out long epoch, out long seq)
    {
        (epoch, seq) = (0, 0);
        Span<byte> sealedBlock = stackalloc byte[16];
        if (token is not { Length: 22 } || !Base64Url.TryDecodeFromChars(token, sealedBlock, out var written) || written != 16)
        {
            return false;
        }

        Span<byte> block = stackalloc byte[16];
        _aes.DecryptEcb(sealedBlock, block, PaddingMode.None);
        Span<byte> check = stackalloc byte[6];
        Check(journal, check);
        if (!CryptographicOperations.FixedTimeEquals(block[..6], check))
        {
            return false;
        }

        (epoch, seq) = (BinaryPrimitives.ReadInt32LittleEndian(block[6..]), ReadSix(block[10..]));
        return true;
    }

    public void Dispose() => _aes.Dispose();

    private static void Check(string journal, Span<byte> block)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(journal), hash);
        hash[..6].CopyTo(block);
    }

    private static void WriteSix(Span<byte> target, long value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        bytes[..6].CopyTo(target);
    }

    private static long ReadSix(ReadOnlySpan<byte> source)
    {
        Span<byte> bytes = stackalloc byte[8];
        bytes.Clear();
        source[..6].CopyTo(bytes);
        return BinaryPrimitives.ReadInt64LittleEndian(bytes);
    }
}
