using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PluginHost.Live;

namespace PluginHost.Host;

/// <summary>
/// All that decides what an assistant is shown first, as one text that differs when any of it does: the program, the plugins, the people and their rights,
/// and for whom it asks. What a plugin makes of the world beyond its folder is not in it.
/// </summary>
internal static class EarlyMark
{
    /// <summary>Looking at more takes longer than it saves.</summary>
    private const int MostFiles = 2_000;

    /// <returns>Null when it cannot be said.</returns>
    public static string? Of(HostSettings settings, string? person, ClientQuery wish)
    {
        try
        {
            var told = new StringBuilder().Append(person).Append('\n').Append(wish.Text).Append('\n');
            var whole = Files(told, AppContext.BaseDirectory, SearchOption.TopDirectoryOnly)
                && Files(told, settings.BundledFolder, SearchOption.AllDirectories)
                && Files(told, Path.Combine(settings.Folder, "plugins"), SearchOption.AllDirectories);
            foreach (var file in (string[])[settings.PluginsFile, Path.Combine(settings.Folder, "plugins.state.json"), PeopleCopy.FileIn(settings.Folder)])
            {
                // What is small, and decides rights, is looked at itself.
                told.Append(File.Exists(file) ? Digest(File.ReadAllText(file)) : "none").Append('\n');
            }

            return whole ? Digest(told.ToString()) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Somebody is just writing there.
            return null;
        }
    }

    public static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static bool Files(StringBuilder told, string folder, SearchOption depth)
    {
        var lines = new List<string>();
        if (Directory.Exists(folder))
        {
            foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", depth))
            {
                lines.Add(string.Create(CultureInfo.InvariantCulture, $"{file.FullName}|{file.Length}|{file.LastWriteTimeUtc.Ticks}"));
                if (lines.Count > MostFiles)
                {
                    return false;
                }
            }
        }

        lines.Sort(StringComparer.Ordinal);
        told.AppendJoin('\n', lines).Append("\n\n");
        return true;
    }
}
