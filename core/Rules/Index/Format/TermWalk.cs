using System.Runtime.CompilerServices;

namespace PluginHost.Rules.Index;

/// <summary>Goes along the terms of a segment.</summary>
internal sealed unsafe class TermWalk
{
    private readonly byte* _terms;
    private readonly TermGroup* _groups;
    private readonly int _count;
    private readonly byte* _end;
    private byte* _at;
    private int _group;
    private int _inGroup;
    private long _data;
    private byte[] _key = new byte[64];
    private int _length;
    private bool _repeat;

    public TermWalk(byte* terms, TermGroup* groups, int count, byte* end, int group)
    {
        _terms = terms;
        _groups = groups;
        _count = count;
        _end = end;
        Enter(group);
    }

    public ReadOnlySpan<byte> Key => _key.AsSpan(0, _length);

    public TermEntry Entry { get; private set; }

    public bool Next()
    {
        if (_repeat)
        {
            _repeat = false;
            return true;
        }

        if (_inGroup == SegmentLayout.Group)
        {
            Enter(_group + 1);
        }

        if (_at >= _end)
        {
            return false;
        }

        var shared = (int)Varints.Read(ref _at);
        var rest = (int)Varints.Read(ref _at);
        _length = shared + rest;
        if (_length > _key.Length)
        {
            Array.Resize(ref _key, _length * 2);
        }

        new ReadOnlySpan<byte>(_at, rest).CopyTo(_key.AsSpan(shared));
        _at += rest;
        var frequency = (int)Varints.Read(ref _at);
        var length = (int)Varints.Read(ref _at);
        Entry = new(frequency, Unsafe.ReadUnaligned<float>(_at), _data, length);
        _at += sizeof(float);
        _data += length;
        _inGroup++;
        return true;
    }

    /// <summary>The next term is the first that is not less.</summary>
    public void SkipTo(ReadOnlySpan<byte> term)
    {
        while (Next())
        {
            if (Key.SequenceCompareTo(term) >= 0)
            {
                _repeat = true;
                return;
            }
        }
    }

    private void Enter(int group)
    {
        (_group, _inGroup) = (group, 0);
        if (group >= _count)
        {
            _at = _end;
            return;
        }

        var begin = Unsafe.ReadUnaligned<TermGroup>(_groups + group);
        _at = _terms + begin.Terms;
        _data = begin.Postings;
    }
}
