using System.Runtime.CompilerServices;
using PluginHost.Journal;

namespace PluginHost.Live;

/// <summary>
/// The campaign's events as messages. An event says the same to everybody who may see it, and all of them are told within moments: so it is put into words
/// once. Only the latest are kept, and only as long as the journal's reader hands out the very same event. Safe for concurrent use.
/// </summary>
internal sealed class Wording
{
    private const int Kept = 256;

    private readonly Worded?[] _latest = new Worded?[Kept];

    public IReadOnlyList<Said> Of(StoredEvent happened, Viewpoint at)
    {
        ref var place = ref _latest[(uint)RuntimeHelpers.GetHashCode(happened) % Kept];
        if (Volatile.Read(ref place) is { } known && ReferenceEquals(known.Happened, happened))
            return known.Messages;

        var position = at.Position(happened.Seq);
        var made = new Worded(happened, [new Said(Envelopes.Event(happened, position), position)]);
        Volatile.Write(ref place, made);
        return made.Messages;
    }

    private sealed record Worded(StoredEvent Happened, IReadOnlyList<Said> Messages);
}
