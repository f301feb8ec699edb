using System.Buffers;
using System.Collections.Frozen;
using PluginHost.Rules.Analysis;

namespace PluginHost.Rules.Finding;

/// <summary>Words that tell what kind of passage is asked for: a garment asks for an item, "how do I" for a rule.</summary>
internal static class Intent
{
    private static readonly FrozenDictionary<string, (Kinds Kind, float Clear)> Words = new (string Words, Kinds Kind, float Clear)[]
    {
        ("spell cantrip incantation magically conjure summon enchantment evocation illusion necromancy abjuration transmutation divination conjuration ritual", Kinds.Spell, .6f),
        ("monster beast undead dragon demon devil fiend giant ooze golem aberration fey monstrosity ghost spirit bug insect worm snake bird wolf cat spider plant ape fish shark lizard skeleton dog horse elemental", Kinds.Creature, .5f),
        ("headed haired winged bodied faced eyed legged skinned tentacled horned tailed fanged shapeshifter eats feeds drinks lurks stats statblock ac hp cr", Kinds.Creature, .5f),
        ("item magical wondrous ring cloak cape boots shoes slippers gloves gauntlets hat helmet helm amulet necklace potion wand staff rod bracers belt girdle goggles glasses robe bag brooch circlet headband scroll figurine orb crystal gem carpet rug bottle flask deck cards horn pipes rope lantern elixir brew", Kinds.MagicItem, .5f),
        ("sword axe blade bow hammer mace dagger armor armour shield weapon arrow spear", Kinds.MagicItem | Kinds.Gear, .3f),
        ("cost price buy sell weigh weighs tool tools kit equipment gear shop", Kinds.Gear, .4f),
        ("barbarian bard cleric druid fighter monk paladin ranger rogue sorcerer warlock wizard roguish feature class archetype subclass", Kinds.Feature, .5f),
    }
    .SelectMany(static row => row.Words.Split(' ').Select(word => (word, row.Kind, row.Clear)))
    .DistinctBy(static row => row.word)
    .ToFrozenDictionary(static row => row.word, static row => (row.Kind, row.Clear), StringComparer.Ordinal);

    private const float Asked = 1.6f;

    /// <summary>Of a class "how" is asked as well: its features answer, rules may.</summary>
    private const float AskedOfClass = .8f;

    private static readonly FrozenSet<string> Openings =
        "how what when where who why which can could do does did is are am may might must should will would if".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly SearchValues<char> Ends = SearchValues.Create(",.;:?!");

    public static Dictionary<Kinds, float> Of(string text, IReadOnlyList<Token> tokens)
    {
        var kinds = new Dictionary<Kinds, float>();
        foreach (var token in tokens)
        {
            if (!Words.TryGetValue(token.Text, out var told) && !Words.TryGetValue(token.Text.TrimEnd('s'), out told))
            {
                continue;
            }

            foreach (var kind in Enum.GetValues<Kinds>().Where(kind => kind != Kinds.None && told.Kind.HasFlag(kind)))
            {
                kinds[kind] = Math.Max(kinds.GetValueOrDefault(kind), told.Clear);
            }
        }

        if (HowRulesAreAskedFor(text))
        {
            foreach (var kind in kinds.Keys.ToList())
            {
                kinds[kind] *= .5f;
            }

            kinds[Kinds.Rule] = kinds.ContainsKey(Kinds.Feature) ? AskedOfClass : Asked;
        }

        return kinds;
    }

    /// <summary>"How do I", "can I", "my horse falls, what happens": who wants a spell or a monster describes it instead.</summary>
    private static bool HowRulesAreAskedFor(string text)
    {
        var words = Analysis.Words.Of(text);
        return words.Count > 2 && words.Index().Any(word => Openings.Contains(word.Item.Text) && BeginsClause(text, words, word.Index));
    }

    private static bool BeginsClause(string text, List<Word> words, int at) =>
        at == 0 || text.AsSpan(words[at - 1].End, words[at].Start - words[at - 1].End).ContainsAny(Ends);
}
