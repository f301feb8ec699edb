using System.Security.Cryptography;
using System.Text;

namespace PluginHost.Plugins;

/// <summary>
/// Plugins are loaded from copies: an assembly that is overwritten while it is loaded would take the host down with it.
/// A copy is named by the content's hash and a number of its own, and appears by renaming a finished folder.
/// </summary>
internal sealed class ShadowCopies(string folder)
{
    private int _number;

    /// <summary>Removes what an earlier run of the host left behind.</summary>
    public void Clear()
    {
        if (Directory.Exists(folder))
        {
            Remove(folder);
        }
    }

    public static string HashOf(string source)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(source, file)));
            hash.AppendData(File.ReadAllBytes(file));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }

    public string Make(string id, string hash, string source)
    {
        var target = Path.Combine(folder, id, $"{hash}-{Environment.ProcessId}-{Interlocked.Increment(ref _number)}");
        var draft = target + ".part";
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(draft, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        Directory.Move(draft, target);
        return target;
    }

    /// <summary>Removes a copy that nothing uses any more. Where a file is still mapped, the next start removes it.</summary>
    public static void Remove(string copy)
    {
        try
        {
            Directory.Delete(copy, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Windows keeps mapped files until the process ends.
        }
    }
}
