using PluginHost.Sdk;

namespace PluginHost.Rules.Pdf;

/// <summary>Gives an encrypted file its cipher.</summary>
internal static class Ciphers
{
    /// <summary>The cipher; null when the file is not encrypted.</summary>
    /// <param name="plain">The file without one: the strings of the encryption's own dictionary are not encrypted.</param>
    public static Result<PdfCipher?> For(PdfObjects plain)
    {
        if (plain.Dictionary(plain.Trailer, "Encrypt") is not { } entries)
        {
            return (PdfCipher?)null;
        }

        if (EncryptionEntries.Read(entries, plain.Trailer, plain) is not { } known)
        {
            return new Error("unknown-encryption", "This file is locked in a way that cannot be opened here.") { Hint = "Save a copy without protection and add that." };
        }

        return FileKeys.Find(known) is { } key
            ? new PdfCipher(known, key)
            : new Error("password-needed", "This file opens only with a password.") { Hint = "Save a copy without the password and add that." };
    }
}
