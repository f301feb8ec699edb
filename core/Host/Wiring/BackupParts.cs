using PluginHost.Journal;
using PluginHost.Rules;

namespace PluginHost.Host;

/// <summary>What a backup holds beside the table's journal: the shelf of rulebooks.</summary>
internal static class BackupParts
{
    public static IReadOnlyList<BackupPart> Of(HostSettings settings) =>
    [
        new(ShelfCopy.Name, ShelfCopy.FileIn(settings.Folder)) { Copy = copy => ShelfCopy.Write(settings.Folder, copy), Accept = ShelfCopy.Accept },
    ];
}
