using System.Text.RegularExpressions;

namespace PluginHost.Rules.Understanding;

/// <summary>Takes a block's lines apart at a form's own labels, in bold or not, one in a line or several.</summary>
/// <param name="label">Finds a label with a value of the right form behind it; its group "label" is the label.</param>
internal sealed class FormFields(Regex label, IReadOnlyDictionary<string, string> names)
{
    private const int Longest = 6_000;
    private const int LongestHead = 160;

    public IEnumerable<EntryField> Of(Block block) => block switch
    {
        Paragraph { Lead: { } lead } paragraph => Led(paragraph, lead),
        Paragraph paragraph => Split(paragraph.Text, paragraph, bold: false),
        Bullets bullets => bullets.Items.SelectMany(item => Split(item, bullets, bold: false)),
        Table table => [new(null, null, FieldReading.Flat(table), table)],
        _ => [],
    };

    public string? Field(string? named) => named is null ? null : names.GetValueOrDefault(Labels.Bare(named).ToLowerInvariant());

    private IEnumerable<EntryField> Led(Paragraph paragraph, string lead)
    {
        var whole = paragraph.Text.Length == 0 ? lead : $"{lead} {paragraph.Text}";
        return label.Match(whole.Length > Longest ? "" : whole) is { Success: true, Index: 0 } ? Split(whole, paragraph, bold: true)
            : Field(lead) is { } name ? [new(name, lead, paragraph.Text, paragraph)]
            : [new(null, lead, paragraph.Text, paragraph)];
    }

    private IEnumerable<EntryField> Split(string text, Block block, bool bold)
    {
        var matches = text.Length > Longest ? [] : label.Matches(text).ToList();
        if (matches.Count == 0 || (!bold && matches[0].Index > 0 && !IsHead(text[..matches[0].Index])))
        {
            yield return new(null, null, text, block);
            yield break;
        }

        if (matches[0].Index > 0)
            yield return new(null, null, text[..matches[0].Index].Trim(), block);
        for (var at = 0; at < matches.Count; at++)
        {
            var found = matches[at].Groups["label"];
            var end = at + 1 < matches.Count ? matches[at + 1].Index : text.Length;
            yield return new(Field(found.Value), found.Value, text[(found.Index + found.Length)..end].Trim().TrimStart(':', '.', ' ').TrimEnd(';', ',', ' '), block);
        }
    }

    /// <summary>What stands before the first label is short and no sentence: a type, a list of traits, a profession.</summary>
    private static bool IsHead(string text) => text.Length <= LongestHead && !text.Contains(". ", StringComparison.Ordinal);
}
