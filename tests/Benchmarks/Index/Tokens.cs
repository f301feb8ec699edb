namespace PluginHost.Benchmarks;

/// <summary>The analysis that both sides share: letters and digits in lower case.</summary>
internal static class Tokens
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal);

    public static string[] Of(ReadOnlySpan<char> text)
    {
        var known = Known.GetAlternateLookup<ReadOnlySpan<char>>();
        List<string> tokens = [];
        Span<char> word = stackalloc char[256];
        var length = 0;
        foreach (var character in text)
        {
            if (char.IsLetterOrDigit(character) && length < word.Length)
            {
                word[length++] = char.ToLowerInvariant(character);
            }
            else if (length > 0)
            {
                tokens.Add(Word(known, word[..length]));
                length = 0;
            }
        }

        if (length > 0)
        {
            tokens.Add(Word(known, word[..length]));
        }

        return [.. tokens];
    }

    private static string Word(HashSet<string>.AlternateLookup<ReadOnlySpan<char>> known, ReadOnlySpan<char> word)
    {
        if (!known.TryGetValue(word, out var token))
        {
            token = word.ToString();
            Known.Add(token);
        }

        return token;
    }
}
