namespace PluginHost.Rules.Finding;

/// <summary>The words of a shelf by how long they are and how they sound, for whoever looks for one that is nearly another.</summary>
internal sealed class WordShapes
{
    private const int Longest = 40;
    private static readonly List<Shape> None = [];

    private readonly Dictionary<int, List<Shape>> _byLength = [];
    private readonly Dictionary<string, List<Shape>> _bySound = new(StringComparer.Ordinal);

    /// <param name="Letters">Which letters it has.</param>
    public sealed record Shape(string Word, uint Letters);

    public List<Shape> OfLength(int length) => _byLength.GetValueOrDefault(length, None);

    public List<Shape> Sounding(string sound) => _bySound.GetValueOrDefault(sound, None);

    public void Add(string word)
    {
        if (IsSpelled(word))
        {
            var shape = new Shape(word, LettersOf(word));
            (_byLength.TryGetValue(word.Length, out var equal) ? equal : _byLength[word.Length] = []).Add(shape);
            var sound = Sound.Of(word);
            (_bySound.TryGetValue(sound, out var alike) ? alike : _bySound[sound] = []).Add(shape);
        }
    }

    public void Remove(string word)
    {
        if (IsSpelled(word))
        {
            _byLength[word.Length].RemoveAll(shape => shape.Word == word);
            _bySound[Sound.Of(word)].RemoveAll(shape => shape.Word == word);
        }
    }

    public static uint LettersOf(string word)
    {
        var letters = 0u;
        foreach (var letter in word)
        {
            letters |= letter is >= 'a' and <= 'z' ? 1u << (letter - 'a') : 1u << 26;
        }

        return letters;
    }

    private static bool IsSpelled(string word) => word.Length is > 1 and <= Longest && char.IsAsciiLetter(word[0]);
}
