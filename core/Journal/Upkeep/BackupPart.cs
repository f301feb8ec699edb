namespace PluginHost.Journal;

/// <summary>A file beside the journal that a backup holds too, of a room that the journal does not know.</summary>
/// <param name="Name">What it is called in the backup.</param>
/// <param name="File">Where it is kept.</param>
public sealed record BackupPart(string Name, string File)
{
    /// <summary>Writes a consistent copy to this place, while the file is in use; false when there is nothing to copy.</summary>
    public required Func<string, bool> Copy { get; init; }

    /// <summary>Makes a copy ready to take the file's place; false when it is not what it should be.</summary>
    public required Func<string, bool> Accept { get; init; }
}
