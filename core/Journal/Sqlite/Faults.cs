using Microsoft.Data.Sqlite;
using PluginHost.Sdk;

namespace PluginHost.Journal;

/// <summary>What the disk can do to us, as one sentence each.</summary>
internal static class Faults
{
    private const int Busy = 5;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    public static Error Of(Exception e) => (e as SqliteException)?.SqliteErrorCode switch
    {
        Full => new Error("disk-full", "The disk is full: nothing was written, and nothing was lost.") { Hint = "Free some space and try again; reading goes on meanwhile." },
        ReadOnly or CannotOpen => new Error("data-folder-read-only", "The data folder cannot be written to.") { Hint = "Give your user the right to write there, or choose another folder with --data." },
        Busy => new Error("data-folder-in-use", "Another program holds the journal open.") { Hint = "Close it and try again." },
        Corrupt or NotADatabase => Damaged,
        InputOutput => new Error("disk-failed", "The disk did not take the write: nothing was written.") { Hint = "Check the disk, then run doctor." },
        _ => new Error("write-failed", "The journal did not take the write: nothing was written.") { Hint = "Run doctor to see what is wrong." },
    };

    public static Error Damaged { get; } = new("journal-damaged", "The journal's file is damaged and was left as it is.") { Hint = "Restore a backup with: restore FILE" };
}
