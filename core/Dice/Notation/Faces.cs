using System.Collections.Immutable;
using System.Globalization;

namespace PluginHost.Dice;

/// <summary>What a die can show. Each face is as likely as the others; a value may stand on several.</summary>
public sealed class Faces : IEquatable<Faces>
{
    private static readonly Faces[] Usual = [.. Enumerable.Range(0, 101).Select(static sides => new Faces("d" + sides.ToString(CultureInfo.InvariantCulture), 1, sides, 1, []))];

    private readonly long _step;
    private readonly ImmutableArray<long> _values;
    private readonly ImmutableArray<long> _worth = [];

    private Faces(string name, ImmutableArray<string> symbols)
        : this(name, 1, symbols.Length, 1, [])
    {
        Symbols = symbols;
        _worth = [.. symbols.Select(static face => (long)face.Sum(Success))];
    }

    private Faces(string name, long lowest, long count, long step, ImmutableArray<long> values)
    {
        (Name, Lowest, Count, _step, _values) = (name, lowest, count, step, values);
        Highest = values.IsEmpty ? lowest + ((count - 1) * step) : values.Max();
    }

    public static Faces Percent { get; } = new("d%", 1, 100, 1, []);

    /// <summary>0, 10 … 90.</summary>
    public static Faces Tens { get; } = new("d%", 0, 10, 10, []);

    public static Faces Fate { get; } = new("dF", -1, 3, 1, []);

    /// <summary>One plus and one minus on six faces.</summary>
    public static Faces FateOne { get; } = new("dF.1", -1, 6, 1, [-1, 0, 0, 0, 0, 1]);

    /// <summary>How it is written.</summary>
    public string Name { get; }

    public long Lowest { get; }

    public long Highest { get; }

    public long Count { get; }

    /// <summary>Whether it shows the numbers from 1 on, each once.</summary>
    public bool IsPlain => _values.IsEmpty && _worth.IsEmpty && Lowest == 1 && _step == 1;

    /// <summary>Whether all values stand once, in even steps.</summary>
    public bool IsEven => _values.IsEmpty;

    public static Faces Of(long sides) => sides < Usual.Length ? Usual[sides] : new("d" + sides.ToString(CultureInfo.InvariantCulture), 1, sides, 1, []);

    public static Faces Of(ImmutableArray<long> values) => new($"d{{{string.Join(',', values)}}}", values.Min(), values.Length, 1, values);

    /// <summary>
    /// Faces of symbols, a letter each. A success (s) or triumph (x) is worth one and a failure (f) or despair (y) takes one away; any other letter is only
    /// counted. <c>_</c> is a blank face.
    /// </summary>
    public static Faces Of(ImmutableArray<string> symbols) => new($"d{{{string.Join(',', symbols)}}}", symbols);

    /// <summary>What stands on each face; empty for numbers.</summary>
    public ImmutableArray<string> Symbols { get; } = [];

    /// <summary>What a face counts: itself, or its successes.</summary>
    public long Worth(long face) => _worth.IsEmpty ? face : _worth[(int)(face - 1)];

    public long Value(long index) => _values.IsEmpty ? Lowest + (index * _step) : _values[(int)index];

    public bool Has(long value) => _values.IsEmpty
        ? value >= Lowest && value <= Highest && (value - Lowest) % _step == 0
        : _values.Contains(value);

    public bool Equals(Faces? other) => other is not null && (ReferenceEquals(this, other) || (Name == other.Name && Lowest == other.Lowest && Count == other.Count));

    public override bool Equals(object? obj) => Equals(obj as Faces);

    public override int GetHashCode() => HashCode.Combine(Name, Count);

    public override string ToString() => Name;

    private static int Success(char symbol) => symbol switch { 's' or 'x' => 1, 'f' or 'y' => -1, _ => 0 };
}
