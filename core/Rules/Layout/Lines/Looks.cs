namespace PluginHost.Rules.Layout;

/// <summary>What a line looks like as a whole.</summary>
internal readonly record struct Looks(double Size, int Letters, bool Bold)
{
    public static Looks Of(IReadOnlyList<Strand> strands)
    {
        var (letters, bold, capitals, largest) = (0, 0, 0, 0.0);
        var (size, weight) = (0.0, -1);
        foreach (var strand in strands)
        {
            var own = 0;
            foreach (var letter in strand.Text)
            {
                own += char.IsLetterOrDigit(letter) ? 1 : 0;
                capitals += char.IsLower(letter) ? 0 : char.IsLetterOrDigit(letter) ? 1 : 0;
            }

            letters += own;
            bold += strand.Style.Bold ? own : 0;
            largest = own > 0 ? Math.Max(largest, strand.Size) : largest;
            (size, weight) = own > weight ? (strand.Size, own) : (size, weight);
        }

        return new(letters > 2 && capitals == letters ? largest : size, letters, letters > 0 && bold == letters);
    }
}
