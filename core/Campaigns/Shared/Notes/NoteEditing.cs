using System.Collections.Immutable;

namespace PluginHost.Campaigns.Shared;

/// <summary>Writes into a note as the host has it, and keeps what was there before with each operation, so that it can be taken back.</summary>
internal sealed class NoteEditing(NoteText note)
{
    public NoteText Now { get; } = note.Copy();

    public bool Knows(CharId? id) => id is not { } its || Now.Its.Find(its) is not null;

    /// <summary>The operation as the journal keeps it, in parts; nothing when it changes nothing.</summary>
    public IReadOnlyList<TextOp> Record(TextOp op)
    {
        IReadOnlyList<TextOp> recorded = op switch
        {
            InsertOp insert when !IsWholeKnown(insert.Range) => [.. Parts(insert)],
            DeleteOp delete => Deletions(delete.At),
            _ => [],
        };
        Now.Apply(recorded);
        return recorded;
    }

    /// <summary>What takes an operation back; nothing when nothing of it is left.</summary>
    public IEnumerable<TextOp> Inverse(TextOp op) => op switch
    {
        InsertOp insert => Deletions([insert.Range]),
        DeleteOp delete => delete.At.Zip(delete.Was).Where(one => Knows(one.First.From.Next(one.First.Length - 1)) && one.Second.Length > 0)
            .Select((one, index) => Insertion(one.First.From.Next(one.First.Length - 1), one.Second, index == 0 ? 0 : delete.Was.Take(index).Sum(static text => text.Length))),
        _ => [],
    };

    /// <summary>What makes the text another one: the one stretch in which they differ.</summary>
    public IEnumerable<TextOp> Become(string text)
    {
        var before = Now.Text;
        var most = Math.Min(before.Length, text.Length);
        var start = before.AsSpan(0, most).CommonPrefixLength(text.AsSpan(0, most));
        var end = 0;
        while (end < most - start && before[^(end + 1)] == text[^(end + 1)])
        {
            end++;
        }

        start -= IsPair(before, start) || IsPair(text, start) ? 1 : 0;
        end -= end > 0 && (IsPair(before, before.Length - end) || IsPair(text, text.Length - end)) ? 1 : 0;
        var l = At(start - 1);
        if (before.Length - end > start)
        {
            yield return new DeleteOp([.. Ranges(start, before.Length - end)], []);
        }

        if (text.Length - end > start)
        {
            yield return Insertion(l, text[start..^end], 0);
        }
    }

    /// <summary>The text and its deleted characters once more, for those who did not know.</summary>
    public static IEnumerable<TextOp> Again(NoteText note) => note.Its.Runs
        .OrderBy(static run => run.Id.Counter)
        .SelectMany(static run => Parts(new InsertOp(run.Id, run.L, run.R, run.Text, run.Length)))
        .Concat(note.Waiting);

    private InsertOp Insertion(CharId? l, string text, int later) => new(new CharId(Sites.Host, Now.Clock + 1 + later), l, After(l), text, text.Length);

    private bool IsWholeKnown(CharRange range)
    {
        for (var at = range.From; at.Counter < range.End;)
        {
            if (Now.Its.Find(at) is not { } run)
            {
                return false;
            }

            at = run.Id.Next(run.Length);
        }

        return true;
    }

    private static IEnumerable<InsertOp> Parts(InsertOp op)
    {
        for (var at = 0; at < op.Length;)
        {
            var length = op.Text is null ? op.Length : Math.Min(SharedLimits.LongestPart, op.Length - at);
            length -= op.Text is { } text && IsPair(text, at + length) ? 1 : 0;
            yield return op with { Id = op.Id.Next(at), L = at == 0 ? op.L : op.Id.Next(at - 1), Text = op.Text?.Substring(at, length), Length = length };
            at += length;
        }
    }

    /// <summary>Those of the characters that are still there, with their texts.</summary>
    private List<TextOp> Deletions(IEnumerable<CharRange> ranges)
    {
        var ops = new List<TextOp>();
        var (at, was, size) = (ImmutableArray.CreateBuilder<CharRange>(), ImmutableArray.CreateBuilder<string>(), 0);
        foreach (var (range, text) in ranges.SelectMany(Standing))
        {
            if (size > 0 && size + text.Length > SharedLimits.LongestPart)
            {
                ops.Add(new DeleteOp(at.ToImmutable(), was.ToImmutable()));
                at.Clear();
                was.Clear();
                size = 0;
            }

            at.Add(range);
            was.Add(text);
            size += text.Length + 16;
        }

        if (size > 0)
        {
            ops.Add(new DeleteOp(at.ToImmutable(), was.ToImmutable()));
        }

        return ops;
    }

    private IEnumerable<(CharRange Range, string Text)> Standing(CharRange range)
    {
        for (var at = range.From; at.Counter < range.End;)
        {
            var left = (int)(range.End - at.Counter);
            var run = Now.Its.Find(at);
            var count = run is null ? Now.Its.Unknown(at, left) : (int)Math.Min(run.End - at.Counter, left);
            if (run?.Text is { } text)
            {
                var from = (int)(at.Counter - run.Id.Counter);
                for (var part = 0; part < count;)
                {
                    var length = Math.Min(SharedLimits.LongestPart / 2, count - part);
                    length -= length > 1 && IsPair(text, from + part + length) && part + length < count ? 1 : 0;
                    yield return (new CharRange(at.Next(part), length), text.Substring(from + part, length));
                    part += length;
                }
            }

            at = at.Next(count);
        }
    }

    private IEnumerable<CharRange> Ranges(int start, int end)
    {
        var index = 0;
        foreach (var run in Now.Its.Runs)
        {
            var length = run.Text?.Length ?? 0;
            var (from, to) = (Math.Max(start, index), Math.Min(end, index + length));
            if (from < to)
            {
                yield return new CharRange(run.Id.Next(from - index), to - from);
            }

            index += length;
        }
    }

    /// <summary>The character at an index.</summary>
    private CharId? At(int index) => index < 0 ? null : Ranges(index, index + 1).First().From;

    /// <summary>The character right after another one, deleted or not.</summary>
    private CharId? After(CharId? l)
    {
        var run = l is { } id ? Now.Its.Find(id) : null;
        var next = run is null ? 0 : Now.Its.PlaceOf(run) + 1;
        return run is not null && l != run.Last ? l!.Value.Next() : next < Now.Its.Runs.Count ? Now.Its.Runs[next].Id : null;
    }

    private static bool IsPair(string text, int index) => index > 0 && index < text.Length && char.IsSurrogatePair(text[index - 1], text[index]);
}
