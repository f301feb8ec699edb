namespace PluginHost.Rules.Finding;

/// <summary>A rough key of how an English word sounds: consonants in their order, letters of one sound folded, vowels left out but for the first.</summary>
internal static class Sound
{
    public static string Of(string word)
    {
        Span<char> key = stackalloc char[24];
        var length = 0;
        for (var at = 0; at < word.Length && length < key.Length; at++)
        {
            var next = at + 1 < word.Length ? word[at + 1] : '\0';
            var sound = word[at] switch
            {
                'a' or 'e' or 'i' or 'o' or 'u' or 'y' => at == 0 ? 'A' : '\0',
                'p' when next == 'h' => 'F',
                'g' when next == 'h' => at == 0 ? 'K' : '\0',
                'h' => at == 0 ? 'H' : '\0',
                'w' when next == 'r' => '\0',
                'w' => at == 0 ? 'W' : '\0',
                'k' when at == 0 && next == 'n' => '\0',
                'g' when at == 0 && next == 'n' => '\0',
                'c' when next == 'h' => 'X',
                's' when next == 'h' => 'X',
                'c' when next is 'e' or 'i' or 'y' => 'S',
                'c' or 'k' or 'q' => 'K',
                'g' when next is 'e' or 'i' or 'y' => 'J',
                'd' when next == 'g' => '\0',
                's' or 'z' => 'S',
                'x' => at == 0 ? 'S' : 'K',
                'f' or 'v' => 'F',
                'd' or 't' => 'T',
                'b' or 'p' => 'P',
                'm' or 'n' => 'N',
                'l' => 'L',
                'r' => 'R',
                var other => char.ToUpperInvariant(other),
            };

            if (sound != '\0' && (length == 0 || key[length - 1] != sound))
            {
                key[length++] = sound;
            }
        }

        return new string(key[..length]);
    }
}
