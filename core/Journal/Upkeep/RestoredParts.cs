namespace PluginHost.Journal;

/// <summary>The files of other rooms that a backup held. One rename puts each in its place; what was there lies beside it until the journal is changed over too.</summary>
internal sealed class RestoredParts(IReadOnlyList<BackupPart> parts, string draft)
{
    private readonly List<(BackupPart Part, bool WasThere)> _replaced = [];

    public static string Draft(string draft, BackupPart part) => Path.Combine(draft, part.Name);

    /// <summary>A part that an older backup does not hold stays as it is.</summary>
    public void PutInPlace()
    {
        try
        {
            foreach (var part in parts.Where(part => File.Exists(Draft(draft, part))))
            {
                Flush(Draft(draft, part));
                Directory.CreateDirectory(Path.GetDirectoryName(part.File)!);
                var wasThere = File.Exists(part.File);
                if (wasThere)
                {
                    Settle(part.File);
                    File.Copy(part.File, Before(part));
                }

                _replaced.Add((part, wasThere));
                File.Move(Draft(draft, part), part.File, overwrite: true);
            }
        }
        catch
        {
            PutBack();
            throw;
        }
    }

    public void PutBack()
    {
        foreach (var (part, wasThere) in _replaced)
        {
            if (wasThere)
            {
                File.Move(Before(part), part.File, overwrite: true);
            }
            else
            {
                File.Delete(part.File);
            }
        }
    }

    public static void Flush(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Takes a database's log into the database; a log that stays belongs to a file that nobody can read, and must not be taken into the new one.</summary>
    private static void Settle(string file)
    {
        try
        {
            using var connection = Database.Open(file, Microsoft.Data.Sqlite.SqliteOpenMode.ReadWrite);
            connection.Run("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            // Damaged: the very reason to restore.
        }

        File.Delete(file + "-wal");
        File.Delete(file + "-shm");
    }

    private string Before(BackupPart part) => Path.Combine(draft, part.Name + ".before");
}
