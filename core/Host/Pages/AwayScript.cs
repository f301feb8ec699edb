using System.Security.Cryptography;
using System.Text;

namespace PluginHost.Host;

/// <summary>
/// What lets the table's pages load while the host is away: a service worker, told which files it may keep and what they are called together, so that another
/// version of the host has another one.
/// </summary>
internal static class AwayScript
{
    public const string File = "away.js";

    private static readonly string[] Pages = ["gm.html", "play.html", "board.html"];

    public static byte[] Bytes { get; } = Write();

    private static byte[] Write()
    {
        string[] files = [.. Pages, .. TablePages.Files.Where(static file => file == "home.css" || file.StartsWith("table/", StringComparison.Ordinal) || file.StartsWith("board/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        var script = TablePages.Read(File);
        using var whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        whole.AppendData(script);
        foreach (var file in files)
        {
            whole.AppendData(TablePages.Read(file));
        }

        foreach (var (path, bytes) in ClientFiles.Scripts)
        {
            files = [.. files, ClientFiles.Folder + path];
            whole.AppendData(bytes);
        }

        var kept = string.Join(", ", files.Select(static file => $"\"/{(file.EndsWith(".html", StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(file) : file)}\""));
        return [.. Encoding.UTF8.GetBytes($"const VERSION = \"pages-{Convert.ToHexStringLower(whole.GetHashAndReset().AsSpan(0, 12))}\";\nconst KEPT = [{kept}];\n\n"), .. script];
    }
}
