namespace PluginHost.Rules.Index;

/// <summary>Goes along the terms of several segments at once.</summary>
internal sealed class TermMerge
{
    private readonly List<TermWalk> _walks = [];
    private readonly List<int> _segments = [];
    private readonly List<(int Segment, TermEntry Entry)> _found = [];
    private byte[] _key = new byte[64];
    private int _length;

    public TermMerge(IEnumerable<TermWalk> walks)
    {
        var segment = 0;
        foreach (var walk in walks)
        {
            if (walk.Next())
            {
                _walks.Add(walk);
                _segments.Add(segment);
            }

            segment++;
        }
    }

    public ReadOnlySpan<byte> Key => _key.AsSpan(0, _length);

    public bool IsLabel => _length > 0 && _key[0] == SegmentLayout.LabelMark;

    /// <summary>The segments that have it, in their order.</summary>
    public IReadOnlyList<(int Segment, TermEntry Entry)> Found => _found;

    public int Frequency
    {
        get
        {
            var sum = 0;
            foreach (var (_, entry) in _found)
            {
                sum += entry.Frequency;
            }

            return sum;
        }
    }

    public bool Next()
    {
        if (_walks.Count == 0)
        {
            return false;
        }

        var least = _walks[0];
        for (var walk = 1; walk < _walks.Count; walk++)
        {
            least = _walks[walk].Key.SequenceCompareTo(least.Key) < 0 ? _walks[walk] : least;
        }

        _length = least.Key.Length;
        if (_length > _key.Length)
        {
            _key = new byte[_length * 2];
        }

        least.Key.CopyTo(_key);
        Collect();
        return true;
    }

    private void Collect()
    {
        _found.Clear();
        for (var walk = 0; walk < _walks.Count; walk++)
        {
            if (_walks[walk].Key.SequenceEqual(Key))
            {
                _found.Add((_segments[walk], _walks[walk].Entry));
                if (!_walks[walk].Next())
                {
                    _walks.RemoveAt(walk);
                    _segments.RemoveAt(walk);
                    walk--;
                }
            }
        }
    }
}
