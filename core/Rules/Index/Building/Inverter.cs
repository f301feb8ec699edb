using System.Text;

namespace PluginHost.Rules.Index;

/// <summary>Collects chunks in memory, up to a bound, and turns them round into a segment: from the words of a chunk to the chunks of a word.</summary>
internal sealed class Inverter(int capacity)
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _labelNumbers = new(StringComparer.Ordinal);
    private readonly List<byte[]> _keys = [];
    private readonly List<int> _counts = [];
    private readonly List<long> _ids = [];
    private readonly List<ulong> _lengths = [];
    private readonly List<int> _starts = [];
    private readonly HashSet<int> _labels = [];
    private int[] _words = new int[Math.Min(capacity, 1 << 14)];
    private uint[] _places = new uint[Math.Min(capacity, 1 << 14)];
    private int _filled;

    public int Count => _ids.Count;

    public bool Full => _filled >= capacity;

    /// <summary>The chunk's number in the segment.</summary>
    public int Add(IndexedChunk chunk)
    {
        _starts.Add(_filled);
        ulong lengths = 0;
        for (var field = 0; field < FieldNumbers.Count; field++)
        {
            var (place, length) = (0, 0);
            foreach (var part in chunk.Fields)
            {
                if (FieldNumbers.Of(part.Field) == field)
                {
                    length += Enter(part.Terms, field, ref place);
                }
            }

            lengths |= (ulong)Math.Min(length, FieldNumbers.Longest) << (16 * field);
        }

        _labels.Clear();
        foreach (var label in chunk.Labels)
        {
            var word = Number(_labelNumbers, label, [SegmentLayout.LabelMark]);
            if (_labels.Add(word))
            {
                Enter(word, 0);
            }
        }

        _ids.Add(chunk.Id);
        _lengths.Add(lengths);
        return _ids.Count - 1;
    }

    public SegmentName Write(string path, int number, Weighing weighing)
    {
        using var writer = new SegmentWriter(path, weighing, [.. _ids], [.. _lengths]);
        var (grouped, begins) = Grouped();
        var sorted = Enumerable.Range(0, _keys.Count).ToArray();
        Array.Sort(sorted, (one, other) => _keys[one].AsSpan().SequenceCompareTo(_keys[other]));
        var run = new TermRun(writer.Postings);
        foreach (var word in sorted)
        {
            var key = _keys[word];
            writer.Enter(key, run.Write(grouped.AsSpan(begins[word], _counts[word]), key.Length > 0 && key[0] == SegmentLayout.LabelMark));
        }

        var name = writer.Finish(number);
        Clear();
        return name;
    }

    private void Clear()
    {
        _numbers.Clear();
        _labelNumbers.Clear();
        _keys.Clear();
        _counts.Clear();
        _ids.Clear();
        _lengths.Clear();
        _starts.Clear();
        _filled = 0;
    }

    private int Enter(IReadOnlyList<string> terms, int field, ref int place)
    {
        var length = 0;
        for (var term = 0; term < terms.Count; term++, place++)
        {
            if (terms[term].Length > 0)
            {
                Enter(Number(_numbers, terms[term], []), ((uint)field << 30) | ((uint)place & 0x3FFFFFFF));
                length++;
            }
        }

        return length;
    }

    private void Enter(int word, uint place)
    {
        if (_filled == _words.Length)
        {
            Array.Resize(ref _words, _filled * 2);
            Array.Resize(ref _places, _filled * 2);
        }

        _words[_filled] = word;
        _places[_filled++] = place;
        _counts[word]++;
    }

    private int Number(Dictionary<string, int> numbers, string key, ReadOnlySpan<byte> mark)
    {
        if (!numbers.TryGetValue(key, out var number))
        {
            number = _keys.Count;
            numbers.Add(key, number);
            _keys.Add([.. mark, .. Encoding.UTF8.GetBytes(key)]);
            _counts.Add(0);
        }

        return number;
    }

    /// <summary>All entries of one word together, in their old order: a counting sort. Chunk and place go along, so that nothing is looked up out of order afterwards.</summary>
    private (Entered[] Entries, int[] Begins) Grouped()
    {
        var begins = new int[_counts.Count];
        var next = new int[_counts.Count];
        var sum = 0;
        for (var word = 0; word < begins.Length; word++)
        {
            begins[word] = next[word] = sum;
            sum += _counts[word];
        }

        var entries = GC.AllocateUninitializedArray<Entered>(_filled);
        for (var chunk = 0; chunk < _starts.Count; chunk++)
        {
            var end = chunk + 1 < _starts.Count ? _starts[chunk + 1] : _filled;
            for (var entry = _starts[chunk]; entry < end; entry++)
            {
                entries[next[_words[entry]]++] = new(chunk, _places[entry]);
            }
        }

        return (entries, begins);
    }
}
