using System.Text.Json;

namespace PluginHost.Journal;

/// <summary>What readers left behind: bookmarks, state, letters. All of it is written through <see cref="Commit"/>.</summary>
public interface IReaders
{
    /// <summary>The reader's bookmark in the current epoch, or null when it has none.</summary>
    ValueTask<Bookmark?> BookmarkAsync(string reader, string journal, CancellationToken cancellationToken);

    ValueTask<JsonElement?> StateAsync(string owner, string key, CancellationToken cancellationToken);

    ValueTask<IReadOnlyList<string>> StateKeysAsync(string owner, string prefix, int limit, CancellationToken cancellationToken);

    /// <summary>Deliveries that were set aside, oldest first; of one reader, or of all.</summary>
    ValueTask<IReadOnlyList<Letter>> LettersAsync(string? reader, CancellationToken cancellationToken);
}

/// <summary>A delivery that failed too often and was set aside for a person.</summary>
/// <param name="Id">The delivery's stable id.</param>
/// <param name="Reader">Whose it is.</param>
/// <param name="Journal">The event's journal.</param>
/// <param name="Seq">The event's position.</param>
/// <param name="Kind">The event's kind.</param>
/// <param name="Reason">Why it failed, as text.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="At">When it was set aside.</param>
public sealed record Letter(string Id, string Reader, string Journal, long Seq, string Kind, string Reason, int Attempts, DateTimeOffset At);
