namespace PluginHost.Rules.Library;

/// <summary>The numbers of a wordbook's words.</summary>
internal sealed class WordNumbers
{
    private readonly Wordbook _words;
    private readonly int[] _places;

    public WordNumbers(Wordbook words)
    {
        _words = words;
        _places = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, words.Count * 2))];
        for (var number = 0; number < words.Count; number++)
        {
            ref var place = ref _places[Find(words.Word(number))];
            place = place == 0 ? number + 1 : place;
        }
    }

    /// <summary>-1 when it is none of them.</summary>
    public int Of(ReadOnlySpan<byte> word) => _places[Find(word)] - 1;

    /// <summary>Where the word is, or where it would be: there is always room left.</summary>
    private int Find(ReadOnlySpan<byte> word)
    {
        uint hash = 2166136261;
        foreach (var letter in word)
        {
            hash = (hash ^ letter) * 16777619;
        }

        var place = (int)((hash ^ (hash >> 15)) & (uint)(_places.Length - 1));
        while (_places[place] > 0 && !_words.Word(_places[place] - 1).SequenceEqual(word))
        {
            place = (place + 1) & (_places.Length - 1);
        }

        return place;
    }
}
