using System.Buffers.Binary;
using System.Security.Cryptography;

namespace PluginHost.Rules.Pdf;

/// <summary>Decrypts with the key of the file.</summary>
internal sealed class PdfCipher(EncryptionEntries entries, byte[] key)
{
    public byte[] Text(byte[] bytes, int number, int generation) => Decrypt(bytes, entries.Strings, number, generation).ToArray();

    public ReadOnlyMemory<byte> Stream(PdfStream stream, IPdfObjects objects)
    {
        var type = objects.Name(stream.Entries, "Type");
        if (type == "XRef" || (type == "Metadata" && !entries.EncryptMetadata))
        {
            return stream.Raw;
        }

        return Decrypt(stream.Raw, Own(stream, objects) ?? entries.Streams, stream.Number, stream.Generation);
    }

    /// <summary>The method a stream names itself, by a first filter called Crypt.</summary>
    private CryptMethod? Own(PdfStream stream, IPdfObjects objects)
    {
        var filter = objects.Get(stream.Entries, "Filter");
        var first = filter is PdfArray { Items: [var item, ..] } ? objects.Resolve(item) : filter;
        if (first is not PdfName { Value: "Crypt" })
        {
            return null;
        }

        var given = objects.Get(stream.Entries, "DecodeParms");
        var parameters = given is PdfArray { Items: [var own, ..] } ? objects.Resolve(own) : given;
        return entries.Filters.GetValueOrDefault(objects.Name(parameters.AsDictionary(), "Name") ?? "Identity");
    }

    private ReadOnlyMemory<byte> Decrypt(ReadOnlyMemory<byte> bytes, CryptMethod method, int number, int generation) => method switch
    {
        CryptMethod.Rc4 => Rc4.Apply(ObjectKey(number, generation, aes: false), bytes.Span),
        CryptMethod.Aes128 => Cbc(ObjectKey(number, generation, aes: true), bytes),
        CryptMethod.Aes256 => key.Length == 32 ? Cbc(key, bytes) : default,
        _ => bytes,
    };

    private byte[] ObjectKey(int number, int generation, bool aes)
    {
        Span<byte> name = stackalloc byte[6];
        BinaryPrimitives.WriteInt32LittleEndian(name, number);
        BinaryPrimitives.WriteUInt16LittleEndian(name[3..], (ushort)generation);
        byte[] seed = [.. key, .. name[..5]];
        var hash = MD5.HashData(aes ? [.. seed, .. "sAlT"u8] : seed);
        return hash[..Math.Min(16, key.Length + 5)];
    }

    private static ReadOnlyMemory<byte> Cbc(byte[] key, ReadOnlyMemory<byte> bytes)
    {
        // A vector comes first; a tail that is no whole block was cut off.
        var blocks = (bytes.Length - 16) / 16 * 16;
        if (blocks <= 0 || key.Length is not (16 or 32))
        {
            return default;
        }

        using var aes = Aes.Create();
        aes.Key = key;
        var plain = aes.DecryptCbc(bytes.Span.Slice(16, blocks), bytes.Span[..16], PaddingMode.None);
        var padding = plain[^1];
        return padding is >= 1 and <= 16 ? plain.AsMemory(0, plain.Length - padding) : plain;
    }
}
