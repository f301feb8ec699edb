using System.Buffers.Binary;
using System.Security.Cryptography;

namespace PluginHost.Rules.Pdf;

/// <summary>The key of a file that opens with an empty password; null when it needs another.</summary>
internal static class FileKeys
{
    private static ReadOnlySpan<byte> Padding =>
    [
        0x28, 0xBF, 0x4E, 0x5E, 0x4E, 0x75, 0x8A, 0x41, 0x64, 0x00, 0x4E, 0x56, 0xFF, 0xFA, 0x01, 0x08,
        0x2E, 0x2E, 0x00, 0xB6, 0xD0, 0x68, 0x3E, 0x80, 0x2F, 0x0C, 0xA9, 0xFE, 0x64, 0x53, 0x69, 0x7A,
    ];

    public static byte[]? Find(EncryptionEntries entries) => entries.Revision >= 5 ? Newer(entries) : Older(entries);

    private static byte[]? Older(EncryptionEntries entries)
    {
        if (entries.Owner.Length < 32 || entries.User.Length < 16)
        {
            return null;
        }

        Span<byte> permissions = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(permissions, entries.Permissions);
        byte[] seed = [.. Padding, .. entries.Owner.AsSpan(0, 32), .. permissions, .. entries.Id];
        if (entries is { Revision: >= 4, EncryptMetadata: false })
        {
            seed = [.. seed, 0xFF, 0xFF, 0xFF, 0xFF];
        }

        var length = entries.Revision == 2 ? 5 : Math.Min(16, entries.KeyLength);
        var hash = MD5.HashData(seed);
        for (var i = 0; i < 50 && entries.Revision >= 3; i++)
        {
            hash = MD5.HashData(hash.AsSpan(0, length));
        }

        var key = hash[..length];
        return Check(entries, key) ? key : null;
    }

    private static bool Check(EncryptionEntries entries, byte[] key)
    {
        if (entries.Revision == 2)
        {
            return Rc4.Apply(key, Padding).AsSpan(0, 16).SequenceEqual(entries.User.AsSpan(0, 16));
        }

        var value = MD5.HashData([.. Padding, .. entries.Id]);
        var turned = new byte[key.Length];
        for (var round = 0; round < 20; round++)
        {
            for (var i = 0; i < key.Length; i++)
            {
                turned[i] = (byte)(key[i] ^ round);
            }

            value = Rc4.Apply(turned, value);
        }

        return value.AsSpan(0, 16).SequenceEqual(entries.User.AsSpan(0, 16));
    }

    private static byte[]? Newer(EncryptionEntries entries)
    {
        if (entries.User.Length < 48 || entries.UserKey.Length < 32)
        {
            return null;
        }

        // 32 bytes of a hash, 8 that salt the check and 8 that salt the key.
        var user = entries.User;
        if (!Hash(entries.Revision, user[32..40]).AsSpan().SequenceEqual(user.AsSpan(0, 32)))
        {
            return null;
        }

        using var aes = Aes.Create();
        aes.Key = Hash(entries.Revision, user[40..48]);
        return aes.DecryptCbc(entries.UserKey.AsSpan(0, 32), new byte[16], PaddingMode.None);
    }

    /// <summary>The hash of an empty password with a salt.</summary>
    private static byte[] Hash(int revision, byte[] salt)
    {
        var key = SHA256.HashData(salt);
        if (revision < 6)
        {
            return key;
        }

        // At least 64 rounds, then until the last byte of a round is small enough; it never takes more than 300.
        using var aes = Aes.Create();
        byte last = 0;
        for (var round = 0; round < 64 || last > round - 32; round++)
        {
            var repeated = new byte[key.Length * 64];
            for (var i = 0; i < 64; i++)
            {
                key.CopyTo(repeated, i * key.Length);
            }

            aes.Key = key[..16];
            var encrypted = aes.EncryptCbc(repeated, key.AsSpan(16, 16), PaddingMode.None);
            var rest = 0;
            for (var i = 0; i < 16; i++)
            {
                rest += encrypted[i];
            }

            key = (rest % 3) switch
            {
                0 => SHA256.HashData(encrypted),
                1 => SHA384.HashData(encrypted),
                _ => SHA512.HashData(encrypted),
            };
            last = encrypted[^1];
        }

        return key[..32];
    }
}
