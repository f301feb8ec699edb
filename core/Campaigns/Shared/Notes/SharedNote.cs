using System.Collections.Immutable;

namespace PluginHost.Campaigns.Shared;

/// <summary>A note as of one event. Never changes; its text is put together when somebody asks, so that folding a journal costs next to nothing.</summary>
internal sealed class SharedNote
{
    /// <summary>So many edits wait at most before they are put together.</summary>
    private const int Longest = 512;

    public static readonly SharedNote Empty = new(new NoteText());

    private readonly ImmutableArray<TextOp> _ops = [];
    private readonly int _depth;
    private volatile SharedNote? _before;
    private volatile NoteText? _made;

    /// <param name="made">Nobody changes it any more.</param>
    public SharedNote(NoteText made) => _made = made;

    private SharedNote(SharedNote before, ImmutableArray<TextOp> ops) => (_before, _ops, _depth) = (before, ops, before._depth + 1);

    /// <summary>The text with its ids, to be read only.</summary>
    public NoteText Its => _made ?? Make();

    public SharedNote After(ImmutableArray<TextOp> ops)
    {
        var after = new SharedNote(this, ops);
        return after._depth < Longest ? after : new SharedNote(after.Its);
    }

    private NoteText Make()
    {
        var steps = new Stack<ImmutableArray<TextOp>>();
        NoteText? start = null;
        for (var node = this; start is null;)
        {
            // What was put together is set before the way back to it is cut.
            var before = node._before;
            start = node._made;
            if (start is null)
            {
                steps.Push(node._ops);
                node = before!;
            }
        }

        var text = start.Copy();
        foreach (var ops in steps)
        {
            text.Apply(ops);
        }

        // Whole runs again: whoever came here by another way has the same.
        text = text.Copy();
        _made = text;
        _before = null;
        return text;
    }
}
