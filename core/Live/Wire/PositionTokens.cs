using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace PluginHost.Journal;

public sealed class PositionTokens(byte[] key)
{
    public string Encode(string journal, long epoch, long seq)
    {
        Span<byte> plain = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(plain, epoch);
        BinaryPrimitives.WriteInt64BigEndian(plain[8..], seq);
        using var aes = Aes.Create();
        aes.Key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(journal));
        return Base64Url.EncodeToString(aes.EncryptEcb(plain, PaddingMode.PKCS7));
    }

    public bool TryDecode(string journal, string token, out long epoch, out long seq)
    {
        (epoch, seq) = (0, 0);
        try
        {
            using var aes = Aes.Create();
            aes.Key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(journal));
            var plain = aes.DecryptEcb(Base64Url.DecodeFromChars(token), PaddingMode.PKCS7);
            if (plain.Length != 16)
                return false;

            epoch = BinaryPrimitives.ReadInt64BigEndian(plain);
            seq = BinaryPrimitives.ReadInt64BigEndian(plain.AsSpan(8));
            return true;
        }
        catch (Exception failure) when (failure is FormatException or CryptographicException)
        {
            return false;
        }
    }
}
