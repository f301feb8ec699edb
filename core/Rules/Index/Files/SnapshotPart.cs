namespace PluginHost.Rules.Index;

internal sealed class SnapshotPart(SegmentState state, Ground ground)
{
    private readonly ulong[]? _gone = state.Gone;

    public Segment Segment { get; } = state.Segment;

    public Ground Ground { get; } = ground;

    public int Alive { get; } = state.Alive;

    public bool IsGone(int chunk) => _gone is not null && (_gone[chunk >> 6] & (1UL << (chunk & 63))) != 0;

    public long IdOf(int chunk) => Segment.Ids[chunk];

    public int AliveOf(TermEntry entry)
    {
        if (_gone is null)
        {
            return entry.Frequency;
        }

        var alive = 0;
        var postings = new Postings(Segment, entry, label: false);
        for (var block = 0; block < postings.Blocks; block++)
        {
            postings.Enter(block);
            foreach (var chunk in postings.Chunks.AsSpan(0, postings.Filled))
            {
                alive += IsGone(chunk) ? 0 : 1;
            }
        }

        return alive;
    }
}
