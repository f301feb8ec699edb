namespace PluginHost.Rules.Pdf;

/// <summary>What a file says of its encryption.</summary>
internal sealed record EncryptionEntries(int Version, int Revision, int KeyLength, byte[] Owner, byte[] User, byte[] UserKey, int Permissions, bool EncryptMetadata, byte[] Id)
{
    public IReadOnlyDictionary<string, CryptMethod> Filters { get; private init; } = new Dictionary<string, CryptMethod>(StringComparer.Ordinal);

    public CryptMethod Streams { get; private init; }

    public CryptMethod Strings { get; private init; }

    /// <summary>Null when the file uses what is not known here.</summary>
    public static EncryptionEntries? Read(PdfDictionary entries, PdfDictionary trailer, IPdfObjects objects)
    {
        var version = objects.Whole(entries, "V");
        var revision = objects.Whole(entries, "R");
        if (objects.Name(entries, "Filter") != "Standard" || version is not (1 or 2 or 4 or 5) || revision is < 2 or > 6)
        {
            return null;
        }

        var id = objects.Array(trailer, "ID") is { Items: [var first, ..] } && objects.Resolve(first) is PdfText text ? text.Bytes : [];
        var bits = version switch { 1 => 40, 2 => objects.Whole(entries, "Length", 40), 4 => 128, _ => 256 };
        bits = bits is > 4 and <= 16 ? bits * 8 : bits;
        var encryptMetadata = objects.Get(entries, "EncryptMetadata") is not PdfBoolean { Value: false };
        var result = new EncryptionEntries(version, revision, Math.Clamp(bits / 8, 5, 32), Bytes("O"), Bytes("U"), Bytes("UE"), Signed(objects.Get(entries, "P")), encryptMetadata, id);
        if (version < 4)
        {
            return result with { Streams = CryptMethod.Rc4, Strings = CryptMethod.Rc4, KeyLength = Math.Min(16, result.KeyLength) };
        }

        var filters = new Dictionary<string, CryptMethod>(StringComparer.Ordinal);
        foreach (var name in objects.Dictionary(entries, "CF")?.Entries.Keys ?? [])
        {
            filters[name] = objects.Name(objects.Dictionary(objects.Dictionary(entries, "CF"), name), "CFM") switch
            {
                "V2" => CryptMethod.Rc4,
                "AESV2" => CryptMethod.Aes128,
                "AESV3" => CryptMethod.Aes256,
                _ => CryptMethod.Identity,
            };
        }

        return result with { Filters = filters, Streams = Method("StmF"), Strings = Method("StrF") };

        byte[] Bytes(string key) => (objects.Get(entries, key) as PdfText)?.Bytes ?? [];
        CryptMethod Method(string key) => filters.GetValueOrDefault(objects.Name(entries, key) ?? "Identity");
    }

    // Some writers give the 32 bits of the permissions without their sign.
    private static int Signed(PdfObject value) => value is PdfNumber number && Math.Abs(number.Value) <= uint.MaxValue ? unchecked((int)(long)number.Value) : 0;
}
