namespace PluginHost.Campaigns.Personalities;

/// <summary>What can be counted in a text. What a text may cost is bounded: of a long one, the beginning counts.</summary>
internal sealed class TextStatistics
{
    private const int MostLetters = 4 * 1024 * 1024;
    private const int MostWords = 400_000;
    private const int MostPhrases = 400_000;
    private const int LongestWord = 40;

    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _phrases = new(StringComparer.Ordinal);
    private readonly List<string> _sentence = [];
    private int _letters;

    public TextStatistics(string text)
    {
        var length = Math.Min(text.Length, MostLetters);
        for (var at = 0; at < length && Words < MostWords;)
        {
            if (char.IsLetter(text[at]))
            {
                var start = at;
                while (at < length && (char.IsLetter(text[at]) || (text[at] is '\'' or '’' && at + 1 < length && char.IsLetter(text[at + 1]))))
                {
                    at++;
                }

                Word(text[start..Math.Min(at, start + LongestWord)].Replace('’', '\''));
                continue;
            }

            Digits += char.IsAsciiDigit(text[at]) ? 1 : 0;
            if (text[at] is '.' or '!' or '?' || (text[at] == '\n' && at + 1 < length && text[at + 1] is '\n' or '\r'))
            {
                Exclaimed += text[at] == '!' ? 1 : 0;
                Sentence();
            }

            at++;
        }

        Sentence();
    }

    /// <summary>How often each word comes, in lower case.</summary>
    public IReadOnlyDictionary<string, int> Counts => _words;

    /// <summary>Runs of three to five words, and how often they come.</summary>
    public IReadOnlyDictionary<string, int> Phrases => _phrases;

    public int Words { get; private set; }

    public int Sentences { get; private set; }

    public int Digits { get; private set; }

    public int Exclaimed { get; private set; }

    public double WordsPerSentence => Sentences == 0 ? 0 : (double)Words / Sentences;

    public double LettersPerWord => Words == 0 ? 0 : (double)_letters / Words;

    /// <summary>How many of a thousand words are among some.</summary>
    public double Share(params ReadOnlySpan<string> some)
    {
        var all = 0;
        foreach (var word in some)
        {
            all += _words.GetValueOrDefault(word);
        }

        return Words == 0 ? 0 : 1_000.0 * all / Words;
    }

    /// <summary>How many of a thousand words are of a kind.</summary>
    public double Share(Func<string, bool> kind) => Words == 0 ? 0 : 1_000.0 * _words.Where(word => kind(word.Key)).Sum(static word => word.Value) / Words;

    private void Word(string word)
    {
        word = word.ToLowerInvariant();
        Words++;
        _letters += word.Length;
        _words[word] = _words.GetValueOrDefault(word) + 1;
        _sentence.Add(word);
        if (_sentence.Count > 100)
        {
            Phrase();
            _sentence.RemoveRange(0, _sentence.Count - 4);
        }
    }

    private void Sentence()
    {
        if (_sentence.Count > 0)
        {
            Sentences++;
            Phrase();
            _sentence.Clear();
        }
    }

    private void Phrase()
    {
        for (var length = 3; length <= 5; length++)
        {
            for (var at = 0; at + length <= _sentence.Count; at++)
            {
                var phrase = string.Join(' ', _sentence.GetRange(at, length));
                if (_phrases.TryGetValue(phrase, out var count))
                {
                    _phrases[phrase] = count + 1;
                }
                else if (_phrases.Count < MostPhrases)
                {
                    _phrases[phrase] = 1;
                }
            }
        }
    }
}
