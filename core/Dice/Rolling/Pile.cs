namespace PluginHost.Dice;

/// <summary>A list that is filled, taken as an array and filled again; it keeps its room, and what it holds is reached in place.</summary>
internal struct Pile<T>()
    where T : struct
{
    private T[] _items = new T[4];

    public int Count { get; private set; }

    public readonly ref T this[int index] => ref _items[index];

    public readonly ReadOnlySpan<T> Items => _items.AsSpan(0, Count);

    public void Add(in T item)
    {
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, Count * 2);
        }

        _items[Count++] = item;
    }

    public void Clear() => Count = 0;

    /// <returns>Null when there is nothing.</returns>
    public readonly T[]? Taken() => Count == 0 ? null : Items.ToArray();
}
