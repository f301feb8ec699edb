using System.Text.RegularExpressions;

namespace PluginHost.Rules.Understanding;

/// <summary>Brings the ways in which books lay out fields to one: with a bold label, without one, several in one paragraph.</summary>
internal sealed partial class FieldReading(Labels labels)
{
    /// <summary>A longer paragraph is a text, not fields.</summary>
    private const int LongestFields = 6_000;

    /// <summary>A paragraph as its fields; one that holds none is returned as it is.</summary>
    public IEnumerable<EntryField> Of(Block block) => block switch
    {
        Paragraph { Lead: { } lead } paragraph => Led(paragraph, lead),
        Paragraph paragraph => Split(null, paragraph.Text, paragraph),
        Bullets bullets => bullets.Items.SelectMany(item => Split(null, item, bullets)),
        Table table => [new(null, null, Flat(table), table)],
        _ => [],
    };

    public static string Flat(Table table) => string.Join("  ", table.Header.Concat(table.Rows.SelectMany(static row => row)));

    private IEnumerable<EntryField> Led(Paragraph paragraph, string lead)
    {
        if (labels.Field(lead) is not null)
            return Split(lead, paragraph.Text, paragraph);

        // The whole line may be bold: "Armor Class 17".
        return Begin().Match(lead) is { Success: true }
            ? Split(null, lead + " " + paragraph.Text, paragraph)
            : [new(null, lead, paragraph.Text, paragraph)];
    }

    private IEnumerable<EntryField> Split(string? label, string text, Block block)
    {
        var name = labels.Field(label);
        var at = 0;
        var fresh = label is null;
        foreach (Match match in Inside().Matches(text.Length > LongestFields ? "" : text))
        {
            if (fresh && match.Index > 0)
                break;
            if (name == "higher_levels" || (name is null && !fresh))
                break;
            if (match.Index > at || label is not null)
                yield return new(name, label, text[at..match.Index].Trim().TrimEnd(';'), block);
            label = match.Groups["label"].Value;
            name = labels.Field(label);
            at = name == "abilities" ? match.Index : match.Index + match.Length;
            fresh = false;
        }

        yield return new(name, label, text[at..].Trim(), block);
    }

    /// <summary>Labels inside running text count only with a value behind them that has the right form.</summary>
    private const string InsidePattern = @"(?<![\w’'(])(?<label>(?:Armou?r Class|AC)(?=:? \d)|(?:Hit Points|HP)(?=:? \d)|Speed(?=:? (?:\d|fly|swim|burrow|climb))|(?:Saving Throws|Saves)(?=:? (?:Str|Dex|Con|Int|Wis|Cha))"
        + @"|Skills(?=:? \p{Lu}[\w ]{1,24} [+−–-]\d)|(?:Damage )?(?:Vulnerabilities|Resistances|Immunities)(?=:? \p{L})|Condition Immunities(?=:? \p{L})"
        + @"|Senses(?=:? (?:passive|darkvision|blindsight|truesight|tremorsense|Darkvision|Blindsight|Passive))|Languages(?=:? (?:[—–-]|\p{L}))|(?:Challenge(?: Rating)?|CR)(?=:? (?:\d|[½¼⅛—–]))"
        + @"|Proficiency Bonus(?=:? \+)|STR(?=\s+(?:\d|DEX))|Casting Time(?=:? \d)|Range(?=:? (?:Self|Touch|Sight|Special|Unlimited|\d))|Components?(?=:? [VSM]\b)"
        + @"|Duration(?=:? (?:Inst|Conc|Until|Special|Up to|\d))|Classes(?=: \p{Lu})|At Higher Levels(?=[.:] ))(?:(?!(?<=STR))[:.]?\s*)";

    [GeneratedRegex(InsidePattern, RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Inside();

    [GeneratedRegex("^" + InsidePattern, RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Begin();
}
