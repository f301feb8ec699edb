using PluginHost.Journal;
using PluginHost.Live;
using PluginHost.Rules;

namespace PluginHost.Host;

/// <summary>What a backup holds beside the table's journal: the shelf of rulebooks, and what people are called.</summary>
internal static class BackupParts
{
    public static IReadOnlyList<BackupPart> Of(HostSettings settings) =>
    [
        new(ShelfCopy.Name, ShelfCopy.FileIn(settings.Folder)) { Copy = copy => ShelfCopy.Write(settings.Folder, copy), Accept = ShelfCopy.Accept },
        new(PeopleCopy.Name, PeopleCopy.FileIn(settings.Folder)) { Copy = copy => PeopleCopy.Write(settings.Folder, copy), Accept = copy => PeopleCopy.Accept(settings.Folder, copy) },
    ];
}
