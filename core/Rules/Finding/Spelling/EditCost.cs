namespace PluginHost.Rules.Finding;

/// <summary>How unlikely it is that a hand made one word of another: neighbours on the keyboard, swapped and doubled letters and vowels are cheap.</summary>
internal static class EditCost
{
    private const float Swap = .55f;
    private const float Double = .4f;
    private const float Vowel = .6f;
    private const float Near = .75f;
    private const float Alike = .5f;
    private const float Silent = .7f;
    private const float FirstLetter = .4f;

    private static readonly string[] Rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

    private static readonly string[] Sounds = ["ck", "cs", "sz", "iy", "ie", "fv", "kq", "gj", "xs", "dt", "mn", "bp"];

    private static readonly bool[] Neighbours = Touching();

    /// <summary>The cost, or a large number when it is more than <paramref name="most"/>.</summary>
    public static float Between(string typed, string meant, float most)
    {
        var width = meant.Length + 1;
        Span<float> before = stackalloc float[width];
        Span<float> last = stackalloc float[width];
        Span<float> now = stackalloc float[width];
        for (var column = 1; column < width; column++)
        {
            last[column] = last[column - 1] + Left(meant, column - 1);
        }

        for (var row = 1; row <= typed.Length; row++)
        {
            now[0] = last[0] + Left(typed, row - 1);
            var least = now[0];
            for (var column = 1; column < width; column++)
            {
                var cost = last[column - 1] + Replaced(typed, row - 1, meant, column - 1);
                cost = Math.Min(cost, last[column] + Left(typed, row - 1));
                cost = Math.Min(cost, now[column - 1] + Left(meant, column - 1));
                if (row > 1 && column > 1 && typed[row - 1] == meant[column - 2] && typed[row - 2] == meant[column - 1] && typed[row - 1] != typed[row - 2])
                {
                    cost = Math.Min(cost, before[column - 2] + Swap);
                }

                now[column] = cost;
                least = Math.Min(least, cost);
            }

            if (least > most)
            {
                return float.MaxValue;
            }

            var spare = before;
            before = last;
            last = now;
            now = spare;
        }

        return last[width - 1] <= most ? last[width - 1] : float.MaxValue;
    }

    private static float Left(string word, int at)
    {
        if ((at > 0 && word[at - 1] == word[at]) || (at + 1 < word.Length && word[at + 1] == word[at]))
        {
            return Double;
        }

        return at == 0 ? 1 + FirstLetter : word[at] switch
        {
            'h' or 'e' or 'u' => Silent,
            'a' or 'i' or 'o' => .8f,
            'c' when at + 1 < word.Length && word[at + 1] == 'k' => Silent,
            's' when at == word.Length - 1 => .6f,
            _ => 1,
        };
    }

    private static float Replaced(string typed, int row, string meant, int column)
    {
        var (one, other) = (typed[row], meant[column]);
        if (one == other)
        {
            return 0;
        }

        var cost = IsVowel(one) && IsVowel(other) ? Vowel
            : Array.Exists(Sounds, pair => (pair[0] == one && pair[1] == other) || (pair[1] == one && pair[0] == other)) ? Alike
            : one < 'z' + 1 && other < 'z' + 1 && Neighbours[(one * 128) + other] ? Near
            : 1;
        return row == 0 && cost > Alike ? cost + FirstLetter : cost;
    }

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    private static bool[] Touching()
    {
        var touching = new bool[128 * 128];
        for (var row = 0; row < Rows.Length; row++)
        {
            for (var key = 0; key < Rows[row].Length; key++)
            {
                Touch(Rows[row][key], Rows[row], key + 1);
                if (row + 1 < Rows.Length)
                {
                    Touch(Rows[row][key], Rows[row + 1], key);
                    Touch(Rows[row][key], Rows[row + 1], key - 1);
                }
            }
        }

        return touching;

        void Touch(char one, string keys, int at)
        {
            if (at >= 0 && at < keys.Length)
            {
                touching[(one * 128) + keys[at]] = true;
                touching[(keys[at] * 128) + one] = true;
            }
        }
    }
}
