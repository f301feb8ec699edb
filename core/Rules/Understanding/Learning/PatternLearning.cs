using System.Text.RegularExpressions;

namespace PluginHost.Rules.Understanding;

/// <summary>Learns from one book how its publisher writes: spellings of fields by what stands behind them, and the levels at which entries have their headings.</summary>
internal static partial class PatternLearning
{
    private const int Enough = 2;

    /// <summary>Spellings that stand where a field is missing and whose values have that field's form and no other's.</summary>
    public static IReadOnlyList<LearnedLabel> Spellings(IReadOnlyList<Section> sections, Labels labels)
    {
        var seen = new Dictionary<(string Spelling, string Field), int>();
        var other = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var section in sections)
        {
            var paragraphs = section.Blocks.OfType<Paragraph>().ToList();
            var typed = paragraphs.Exists(static paragraph => paragraph.Lead is null && TypeLine.Of(paragraph.Text) is not null);
            var spelled = paragraphs.Exists(static paragraph => paragraph.Lead is null && SpellLine.Of(paragraph.Text) is not null);
            if (!typed && !spelled)
                continue;

            foreach (var paragraph in paragraphs.Where(paragraph => paragraph.Lead is { Length: < 40 } && labels.Field(paragraph.Lead) is null))
            {
                var spelling = Labels.Bare(paragraph.Lead).ToLowerInvariant();
                if (Form(paragraph.Text, typed) is { } field)
                    seen[(spelling, field)] = seen.GetValueOrDefault((spelling, field)) + 1;
                else
                    other[spelling] = other.GetValueOrDefault(spelling) + 1;
            }
        }

        return [.. seen.Where(pair => pair.Value >= Enough && other.GetValueOrDefault(pair.Key.Spelling) * 4 <= pair.Value)
            .GroupBy(static pair => pair.Key.Spelling, StringComparer.Ordinal).Select(static group => group.MaxBy(static pair => pair.Value)).Select(static pair => new LearnedLabel(pair.Key.Spelling, pair.Key.Field, pair.Value))];
    }

    public static Pattern Of(Imprint imprint, string system, IReadOnlyList<LearnedLabel> spellings, IReadOnlyList<Section> sections, IReadOnlyList<Found> found)
    {
        var levels = found.Where(static entry => entry.Entry is Monster or Spell or StatBlock or RankedSpell or Item { Rarity.Length: > 0 })
            .GroupBy(entry => (entry.Entry.Type, sections[entry.From].Level)).Select(static group => new LearnedLevel(group.Key.Type, group.Key.Level, group.Count())).OrderBy(static level => level.Type).ThenByDescending(static level => level.Evidence).ToList();
        var evidence = levels.Sum(static level => level.Evidence);
        var agreeing = levels.GroupBy(static level => level.Type).Sum(static group => group.Max(static level => level.Evidence));
        return new(imprint.Publisher, system)
        {
            Labels = spellings,
            Levels = levels,
            Evidence = evidence,
            Confidence = evidence == 0 ? 0 : Math.Round((double)agreeing / evidence * evidence / (evidence + 5), 2),
        };
    }

    private static string? Form(string text, bool monster)
    {
        if (!monster)
        {
            return CastingForm().IsMatch(text) ? "casting_time" : ComponentForm().IsMatch(text) ? "components" : DurationForm().IsMatch(text) ? "duration" : RangeForm().IsMatch(text) ? "range" : null;
        }

        return HitsForm().IsMatch(text) ? "hit_points" : ChallengeForm().IsMatch(text) ? "challenge" : text.Contains("passive Perception", StringComparison.OrdinalIgnoreCase) ? "senses" : SpeedForm().IsMatch(text) ? "speeds" : ArmorForm().IsMatch(text) ? "armor_class" : null;
    }

    [GeneratedRegex(@"^\d{1,4} ?\(\d+d\d+", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex HitsForm();

    [GeneratedRegex(@"^[\d/½¼⅛]+ ?\([\d,]+ XP", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ChallengeForm();

    [GeneratedRegex(@"^\d{1,3} ?(ft|feet|m)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SpeedForm();

    [GeneratedRegex(@"^[12]?\d( ?\([^()]*\))?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ArmorForm();

    [GeneratedRegex(@"^\d+ (action|bonus action|reaction|minute|hour)s?\b(?!.*\bup to\b)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CastingForm();

    [GeneratedRegex(@"^[VSM](, ?[VSM]){0,2}( ?\(|$)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ComponentForm();

    [GeneratedRegex(@"^(instantaneous|concentration|until dispelled|up to \d+ |\d+ (round|day))", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DurationForm();

    [GeneratedRegex(@"^(self|touch|sight|unlimited|\d+ (feet|ft\.?|miles?))\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex RangeForm();
}
