using System.Buffers.Binary;
using System.Security.Cryptography;
using PluginHost.Rules.Pdf;

namespace PluginHost.Rules.Tests.Pdf;

/// <summary>Locks a file; the owner's entry is arbitrary, since only the user's password opens it here.</summary>
internal sealed class Locks
{
    private const string Padding = "28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A";
    private static readonly byte[] s_owner = [.. Enumerable.Range(0, 32).Select(static i => (byte)(200 - i))];
    private static readonly byte[] s_id = [.. "sixteen letters!"u8];

    private byte[] _key = [];
    private bool _aes;
    private bool _own;

    public string Entries { get; private set; } = "";

    public static string Id => $"/ID [<{Convert.ToHexString(s_id)}> <00>]";

    public byte[] Encrypt(int number, byte[] plain)
    {
        byte[] seed = [.. _key, (byte)number, (byte)(number >> 8), (byte)(number >> 16), 0, 0];
        var key = _own ? MD5.HashData(_aes ? [.. seed, .. "sAlT"u8] : seed)[..Math.Min(16, _key.Length + 5)] : _key;
        if (!_aes)
        {
            return Rc4.Apply(key, plain);
        }

        using var aes = Aes.Create();
        aes.Key = key;
        var vector = MD5.HashData(plain);
        return [.. vector, .. aes.EncryptCbc(plain, vector)];
    }

    /// <param name="version">V of the file.</param>
    /// <param name="revision">R of the file.</param>
    /// <param name="method">Of the crypt filter, if the version has them.</param>
    /// <param name="password">Padded or hashed; not empty for a file that must not open.</param>
    public static Locks Older(int version, int revision, int length, string method, string password = "", bool metadata = true)
    {
        byte[] padded = [.. PdfWriter.Latin(password), .. Convert.FromHexString(Padding)];
        padded = padded[..32];
        byte[] permissions = [0xFC, 0xFF, 0xFF, 0xFF];
        byte[] seed = [.. padded, .. s_owner, .. permissions, .. s_id];
        var key = MD5.HashData(metadata || revision < 4 ? seed : [.. seed, 255, 255, 255, 255]);
        for (var i = 0; i < 50 && revision >= 3; i++)
        {
            key = MD5.HashData(key.AsSpan(0, length));
        }

        key = key[..length];
        byte[] user;
        if (revision == 2)
        {
            user = Rc4.Apply(key, Convert.FromHexString(Padding));
        }
        else
        {
            user = MD5.HashData([.. Convert.FromHexString(Padding), .. s_id]);
            for (var i = 0; i < 20; i++)
            {
                user = Rc4.Apply([.. key.Select(value => (byte)(value ^ i))], user);
            }

            user = [.. user, .. new byte[16]];
        }

        var filters = version < 4 ? "" : $"/CF << /StdCF << /CFM /{method} /Length 16 >> >> /StmF /StdCF /StrF /StdCF /EncryptMetadata {(metadata ? "true" : "false")}";
        return new Locks
        {
            _key = key,
            _own = true,
            _aes = method == "AESV2",
            Entries = $"/Filter /Standard /V {version} /R {revision} /Length {length * 8} /P -4 /O <{Convert.ToHexString(s_owner)}> /U <{Convert.ToHexString(user)}> {filters}",
        };
    }

    public static Locks Newer(int revision, string password = "")
    {
        var key = SHA256.HashData("the key of the file"u8);
        var word = PdfWriter.Latin(password);
        byte[] user = [.. Hash(revision, word, [.. "checking"u8]), .. "checking"u8, .. "for keys"u8];
        using var aes = Aes.Create();
        aes.Key = Hash(revision, word, [.. "for keys"u8]);
        var wrapped = aes.EncryptCbc(key, new byte[16], PaddingMode.None);
        return new Locks
        {
            _key = key,
            _aes = true,
            Entries = $"/Filter /Standard /V 5 /R {revision} /Length 256 /P -4 /U <{Convert.ToHexString(user)}> /UE <{Convert.ToHexString(wrapped)}> /CF << /StdCF << /CFM /AESV3 >> >> /StmF /StdCF /StrF /StdCF",
        };
    }

    private static byte[] Hash(int revision, byte[] password, byte[] salt)
    {
        var key = SHA256.HashData([.. password, .. salt]);
        for (var round = 0; revision == 6; round++)
        {
            byte[] once = [.. password, .. key];
            using var aes = Aes.Create();
            aes.Key = key[..16];
            var mixed = aes.EncryptCbc(Enumerable.Repeat(once, 64).SelectMany(static part => part).ToArray(), key[16..32], PaddingMode.None);
            var choice = (int)(BinaryPrimitives.ReadUInt128BigEndian(mixed) % 3);
            key = choice == 0 ? SHA256.HashData(mixed) : choice == 1 ? SHA384.HashData(mixed) : SHA512.HashData(mixed);
            if (round >= 63 && mixed[^1] <= round - 31)
            {
                break;
            }
        }

        return key[..32];
    }
}
