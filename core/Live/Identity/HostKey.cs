using System.Security.Cryptography;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>The secret from which all keys of this host are derived: 32 random bytes that only the owner of the data folder can read.</summary>
public static class HostKey
{
    private const int Length = 32;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static Result<byte[]> LoadOrCreate(string dataFolder)
    {
        var file = Path.Combine(dataFolder, "host.key");
        try
        {
            if (!File.Exists(file))
                Create(dataFolder, file);

            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & ~OwnerOnly) != UnixFileMode.None)
            {
                return new Error("key-exposed", "Other users of this computer can read the host's key, so it is not used.")
                {
                    Hint = "Restrict host.key in the data folder to its owner (chmod 600), or delete it to get a new one.",
                };
            }

            var key = File.ReadAllBytes(file);
            return key.Length == Length
                ? key
                : new Error("key-damaged", "The host's key is damaged.") { Hint = "Delete host.key in the data folder; overlays and open pages then need new links." };
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new Error("key-unreadable", "The host's key cannot be read or written.") { Hint = "Check that the data folder belongs to you and has space left." };
        }
    }

    /// <summary>Derives a key for one purpose, so that no two uses share one.</summary>
    public static byte[] Derive(byte[] hostKey, string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, hostKey, Length, info: System.Text.Encoding.UTF8.GetBytes(purpose));

    private static void Create(string folder, string file)
    {
        Directory.CreateDirectory(folder);
        var draft = file + "." + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        OwnerFile.Write(draft, RandomNumberGenerator.GetBytes(Length));
        try
        {
            // Two starts at once: the first one's key stands.
            File.Move(draft, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(draft);
        }
    }
}
