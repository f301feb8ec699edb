namespace PluginHost.Rules.Vectors;

/// <summary>Cuts a text into the likeliest pieces of a fixed vocabulary, in the way the encoder was taught with.</summary>
internal sealed class Tokeniser
{
    /// <summary>Characters; the pieces that count come from far fewer.</summary>
    public const int LongestText = 4_096;

    public const char Space = '\u2581';

    private const int Unknown = 0;

    private readonly Dictionary<string, (int Number, double Score)> _pieces;
    private readonly int _longest;

    /// <param name="pieces">What can be found in a text, with its number and how likely it is (a logarithm).</param>
    public Tokeniser(Dictionary<string, (int Number, double Score)> pieces) =>
        (_pieces, _longest) = (pieces, pieces.Count == 0 ? 1 : pieces.Keys.Max(static piece => piece.Length));

    public List<int> Pieces(string text)
    {
        var folded = Compatible.Fold(text.Length > LongestText ? text[..LongestText] : text);
        return folded.Length == 0 ? [] : Best(Space + folded.Replace(' ', Space));
    }

    /// <summary>Viterbi. Where nothing is known of a place its sum is 0, and of equal sums the later piece wins: so it was done when the encoder was taught.</summary>
    private List<int> Best(string text)
    {
        var sums = new double[text.Length + 1];
        var steps = new (int Number, int Length)[text.Length + 1];
        Array.Fill(steps, (Unknown, 1));
        var lookup = _pieces.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var start = 0; start < text.Length; start++)
        {
            var found = false;
            for (var length = 1; length <= Math.Min(_longest, text.Length - start); length++)
            {
                if (lookup.TryGetValue(text.AsSpan(start, length), out var piece))
                {
                    found = true;
                    Offer(start, length, piece.Number, piece.Score);
                }
            }

            if (!found)
            {
                Offer(start, 1, Unknown, 0);
            }
        }

        return Walk(steps);

        void Offer(int start, int length, int number, double score)
        {
            var (end, sum) = (start + length, sums[start] + score);
            if (sums[end] == 0 || sum >= sums[end])
            {
                (sums[end], steps[end]) = (sum, (number, length));
            }
        }
    }

    /// <summary>From the end back to the beginning; neighbours that are unknown are one.</summary>
    private static List<int> Walk((int Number, int Length)[] steps)
    {
        var pieces = new List<int>();
        var unknown = false;
        for (var at = steps.Length - 1; at > 0; at -= steps[at].Length)
        {
            var number = steps[at].Number;
            if (!unknown || number != Unknown)
            {
                pieces.Add(number);
            }

            unknown = number == Unknown;
        }

        pieces.Reverse();
        return pieces;
    }
}
