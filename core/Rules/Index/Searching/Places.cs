namespace PluginHost.Rules.Index;

/// <summary>The places of one term in one chunk, field after field.</summary>
internal sealed unsafe class Places
{
    private readonly int[] _ends = new int[FieldNumbers.Count];
    private int[] _places = new int[16];

    public void Read(byte* bits, long bit, int width, Occurrences shape)
    {
        if (shape.Total > _places.Length)
        {
            _places = new int[shape.Total * 2];
        }

        var filled = 0;
        if (shape.Body == shape.Total)
        {
            // By far the most are in the body alone.
            var body = 0;
            for (; filled < shape.Body; bit += width)
            {
                body += (int)Row.One(bits, bit, width);
                _places[filled++] = body;
            }

            (_ends[0], _ends[1], _ends[2], _ends[3]) = (0, 0, filled, filled);
            return;
        }

        for (var field = 0; field < FieldNumbers.Count; field++)
        {
            var place = 0;
            for (var left = shape.In(field); left > 0; left--, bit += width)
            {
                place += (int)Row.One(bits, bit, width);
                _places[filled++] = place;
            }

            _ends[field] = filled;
        }
    }

    public ReadOnlySpan<int> In(int field) => _places.AsSpan(Begin(field), Count(field));

    public int Count(int field) => _ends[field] - Begin(field);

    /// <summary>Keeps only the places that have another's so much later, and says whether there are any.</summary>
    public bool Keep(Places other, int later)
    {
        var (kept, from) = (0, 0);
        for (var field = 0; field < FieldNumbers.Count; field++)
        {
            var (place, follower) = (from, other.Begin(field));
            for (from = _ends[field]; place < from; place++)
            {
                var wanted = _places[place] + later;
                while (follower < other._ends[field] && other._places[follower] < wanted)
                {
                    follower++;
                }

                if (follower < other._ends[field] && other._places[follower] == wanted)
                {
                    _places[kept++] = _places[place];
                }
            }

            _ends[field] = kept;
        }

        return kept > 0;
    }

    private int Begin(int field) => field == 0 ? 0 : _ends[field - 1];
}
