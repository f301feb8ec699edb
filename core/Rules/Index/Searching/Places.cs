namespace PluginHost.Rules.Index;

/// <summary>The places of one term in one chunk.</summary>
internal sealed unsafe class Places
{
    private readonly int[] _ends = new int[FieldNumbers.Count];
    private int[] _places = new int[16];

    public void Read(byte* at, Occurrences shape)
    {
        if (shape.Total > _places.Length)
        {
            _places = new int[shape.Total * 2];
        }

        var filled = 0;
        for (var field = 0; field < FieldNumbers.Count; field++)
        {
            var place = 0;
            for (var left = shape.In(field); left > 0; left--)
            {
                place += (int)Varints.Read(ref at);
                _places[filled++] = place;
            }

            _ends[field] = filled;
        }
    }

    public ReadOnlyMemory<int> In(int field) => _places.AsMemory(field == 0 ? 0 : _ends[field - 1], _ends[field] - (field == 0 ? 0 : _ends[field - 1]));
}
