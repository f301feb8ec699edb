using System.Globalization;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace PluginHost.Plugins;

/// <summary>What a plugin's folder looks like from outside, cheaply: enough to see that it changed, and whether it is whole.</summary>
/// <param name="Mark">Differs when any file differs in name, size or time.</param>
/// <param name="Id">The id that the manifest names, or the folder's name while there is none.</param>
/// <param name="Whole">Whether the manifest can be read and the assembly it names is there.</param>
internal sealed record FolderPrint(string Mark, string Id, bool Whole)
{
    public const string ManifestName = "plugin.json";

    /// <summary>Null when the folder is gone or holds no manifest.</summary>
    public static FolderPrint? Of(string folder)
    {
        try
        {
            var manifest = Path.Combine(folder, ManifestName);
            if (!File.Exists(manifest))
                return null;

            var (id, assembly) = Peek(File.ReadAllBytes(manifest));
            var whole = assembly is not null && IsWhole(Path.Combine(folder, assembly));
            return new FolderPrint(MarkOf(folder), id ?? Path.GetFileName(folder), whole);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Somebody is still writing: whoever looks again finds it settled.
            return null;
        }
    }

    /// <summary>An assembly whose header promises more than there is, is still being copied. What is none at all is told when it is loaded.</summary>
    private static bool IsWhole(string assembly)
    {
        if (!File.Exists(assembly))
            return false;

        using var stream = new FileStream(assembly, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (stream.Length == 0)
            return false;

        try
        {
            return new PEHeaders(stream).SectionHeaders.All(section => (long)section.PointerToRawData + section.SizeOfRawData <= stream.Length);
        }
        catch (BadImageFormatException)
        {
            return true;
        }
    }

    private static string MarkOf(string folder)
    {
        var lines = new DirectoryInfo(folder)
            .EnumerateFiles("*", SearchOption.AllDirectories)
            .Select(file => string.Create(CultureInfo.InvariantCulture, $"{Path.GetRelativePath(folder, file.FullName)}|{file.Length}|{file.LastWriteTimeUtc.Ticks}"))
            .Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
    }

    private static (string? Id, string? Assembly) Peek(byte[] manifest)
    {
        try
        {
            using var document = JsonDocument.Parse(manifest, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return (Text(document.RootElement, "id"), Text(document.RootElement, "assembly"));
        }
        catch (JsonException)
        {
            return (null, null);
        }
    }

    private static string? Text(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var field) && field.ValueKind == JsonValueKind.String ? field.GetString() : null;
}
