namespace PluginHost.Rules.Analysis;

/// <summary>A word as it stands in a text.</summary>
/// <param name="Text">In small letters, without accents and apostrophes, at most <see cref="Words.Longest"/> letters.</param>
/// <param name="Hyphened">A hyphen ties it to the word before.</param>
internal readonly record struct Word(string Text, int Start, int Length, bool Hyphened = false)
{
    public int End => Start + Length;
}
