namespace PluginHost.Plugins;

/// <summary>
/// What a folder holds, look by look. A file is whole when it did not change between two looks. Only files that lie in it are seen: no folders, no links,
/// nothing hidden, so that nothing leads out of it.
/// </summary>
/// <param name="folder">Where.</param>
/// <param name="pattern">Which files.</param>
internal sealed class FolderLook(string folder, string pattern)
{
    public const int MostFiles = 1000;
    private const int MostEntries = 20_000;

    private static readonly EnumerationOptions Plainly = new() { AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint, IgnoreInaccessible = true, MatchType = MatchType.Simple };

    private Dictionary<string, Print> _last = [];

    public int Count => _last.Count;

    /// <summary>Looks anew.</summary>
    /// <returns>Every file and whether it is whole; null when there are more than are watched.</returns>
    public IReadOnlyList<(string Name, Print Print, bool IsWhole)>? Look()
    {
        var (now, entries) = (new Dictionary<string, Print>(StringComparer.Ordinal), 0);
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", Plainly))
        {
            if (++entries > MostEntries || now.Count >= MostFiles)
            {
                return null;
            }

            if (FileNames.Fits(file.Name, pattern) && file.Exists)
            {
                now[file.Name] = new Print(file.Length, file.LastWriteTimeUtc.Ticks);
            }
        }

        var before = _last;
        _last = now;
        return [.. now.OrderBy(static one => one.Value.Written).ThenBy(static one => one.Key, StringComparer.Ordinal).Select(one => (one.Key, one.Value, before.GetValueOrDefault(one.Key) == one.Value))];
    }

    /// <summary>By which a change is told.</summary>
    internal sealed record Print(long Length, long Written);
}
