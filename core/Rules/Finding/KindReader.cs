using System.Text.RegularExpressions;

namespace PluginHost.Rules.Finding;

/// <summary>Tells a spell, a creature, an item and a feature by what books print with each of them; everything else is a rule.</summary>
internal static partial class KindReader
{
    private const int Beginning = 400;

    public static Kinds Of(Passage passage)
    {
        try
        {
            return Told(passage);
        }
        catch (RegexMatchTimeoutException)
        {
            // The text is short: the machine has no time, and whoever asks wants an answer rather than its kind.
            return Kinds.Rule;
        }
    }

    private static Kinds Told(Passage passage)
    {
        var text = passage.Body.Length > Beginning ? passage.Body[..Beginning] : passage.Body;
        return text switch
        {
            _ when Spell().IsMatch(text) => Kinds.Spell,
            _ when Creature().IsMatch(text) => Kinds.Creature,
            _ when MagicItem().IsMatch(text) => Kinds.MagicItem,
            _ when Feature().IsMatch(text) => Kinds.Feature,
            _ when Gear().IsMatch(passage.Body) => Kinds.Gear,
            _ => Kinds.Rule,
        };
    }

    [GeneratedRegex(@"\A.{0,120}\bcasting time\b.{0,80}\b(range|components)\b.{0,120}\bduration\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Spell();

    [GeneratedRegex(@"\b(hit points|armor class) \d.{0,300}\b(challenge|speed) \d|\A\W*(tiny|small|medium|large|huge|gargantuan)\b[^.\n]{0,60}\b(aberration|beast|celestial|construct|dragon|elemental|fey|fiend|giant|humanoid|monstrosity|ooze|plant|undead)s?\b[^.\n]{0,40},", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Creature();

    [GeneratedRegex(@"\A\W*(?:[^\n.]{0,60}\b)?(wondrous item|potion|ring|rod|scroll|staff|wand|weapon|armor|ammunition)\b[^\n]{0,60}\b(common|uncommon|rare|very rare|legendary|artifact|rarity varies|varies)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MagicItem();

    [GeneratedRegex(@"\A\W*\w+ level \d|\b(starting|beginning) (at|when)\b.{0,40}\b\d+(st|nd|rd|th) level|\b(at|by) \d+(st|nd|rd|th) level,", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Feature();

    [GeneratedRegex(@"\bcost\b[^a-z]{0,4}.{0,30}\b(gp|sp|cp)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Gear();
}
