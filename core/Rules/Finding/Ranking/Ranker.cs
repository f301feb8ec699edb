using PluginHost.Rules.Index;

namespace PluginHost.Rules.Finding;

/// <summary>Weighs passages that the index and the vectors brought.</summary>
internal sealed class Ranker(IRulesIndex index, Lexicon lexicon, Weighing weighing, Mechanisms mechanisms)
{
    private const float NamedKind = .1f;
    private const float FacetedName = .85f;

    public Ranked Weigh(Analysed analysed, float indexScore, float likeness, Reading reading)
    {
        var worth = Math.Max(reading.Worth, .001f);
        Func<IReadOnlyList<string>, bool> has = mechanisms.HasFlag(Mechanisms.Glossary) ? terms => analysed.Anywhere(terms) || analysed.Described(terms) : analysed.Anywhere;
        var words = indexScore / (worth * (weighing.Saturation + 1));
        var coverage = Share(reading, has) / worth;
        var title = mechanisms.HasFlag(Mechanisms.Titles) ? Title(analysed, reading, worth) : 0;
        var name = mechanisms.HasFlag(Mechanisms.Titles) ? Name(analysed, reading) : 0;
        var nearness = mechanisms.HasFlag(Mechanisms.Nearness) ? Nearness.Of(analysed, reading) : 0;
        var kind = reading.Kinds.GetValueOrDefault(analysed.Kind);
        return new Ranked(analysed)
        {
            Words = words,
            Coverage = coverage,
            Title = title,
            Name = name,
            Nearness = nearness,
            Kind = kind,
            Likeness = likeness,
            Evidence = words * (mechanisms.HasFlag(Mechanisms.Coverage) ? Tuning.Floor + ((1 - Tuning.Floor) * coverage) : 1),
        };
    }

    /// <param name="trust">How far likeness counts.</param>
    public static Ranked Score(Ranked ranked, float trust)
    {
        // Of passages with one name the first on the shelf comes first: what else they say is no reason.
        if (ranked.Name > 0)
        {
            return ranked with { Score = (Tuning.Name * ranked.Name) + (NamedKind * ranked.Kind) };
        }

        // A title is a word or two: beside a passage that leaves much of the question open it says little, however well it fits a part.
        var score = ranked.Evidence
            + (Tuning.Title * ranked.Title * ranked.Coverage * ranked.Coverage)
            + (Tuning.Nearness * ranked.Nearness * ranked.Coverage);
        return ranked with { Score = (score * (1 + (Tuning.Kind * ranked.Kind))) + (trust * ranked.Likeness) };
    }

    private static float Share(Reading reading, Func<IReadOnlyList<string>, bool> has) =>
        reading.Concepts.Sum(concept => concept.Worth * Best(concept.Ways, has));

    private static float Best(IReadOnlyList<Way> ways, Func<IReadOnlyList<string>, bool> has)
    {
        var best = 0f;
        foreach (var way in ways)
        {
            if (way.Weight > best && has(way.Terms))
            {
                best = Math.Min(1, way.Weight);
            }
        }

        return best;
    }

    /// <summary>How much of the title the question names, times how much of the question the title answers.</summary>
    private float Title(Analysed analysed, Reading reading, float worth)
    {
        var answered = Share(reading, analysed.Title) / worth;
        if (answered <= 0)
        {
            return 0;
        }

        var named = 0f;
        foreach (var name in analysed.Names)
        {
            var (all, met) = (0f, 0f);
            foreach (var term in name)
            {
                var rarity = Weighing.Rarity(index.Frequency(term), index.Count);
                all += rarity;
                met += rarity * Said(term, reading);
            }

            named = Math.Max(named, all > 0 ? met / all : 0);
        }

        return MathF.Pow(answered, Tuning.TitlePower) * MathF.Pow(named, Tuning.NamedPower) * (SaysOnlyWhatItDoes(analysed, reading) ? Tuning.Telling : 1);
    }

    /// <summary>The title has nothing of what the thing is, only of what it does to others.</summary>
    private static bool SaysOnlyWhatItDoes(Analysed analysed, Reading reading)
    {
        var telling = reading.Concepts.Count(static concept => concept.Telling);
        return telling > 0 && telling < reading.Concepts.Count
            && !reading.Concepts.Any(concept => !concept.Telling && Best(concept.Ways, analysed.Title) > 0);
    }

    private static float Said(string term, Reading reading)
    {
        var best = 0f;
        foreach (var concept in reading.Concepts)
        {
            foreach (var way in concept.Ways)
            {
                if (way.Weight > best && way.Terms.Contains(term))
                {
                    best = Math.Min(1, way.Weight);
                }
            }
        }

        return best;
    }

    private float Name(Analysed analysed, Reading reading)
    {
        if (!reading.Names.Any(name => lexicon.Named(name).Contains(analysed.Passage.Id)))
        {
            return reading.Faceted is { } faceted && (faceted.Kind == Kinds.None || faceted.Kind.HasFlag(analysed.Kind)) && lexicon.Named(faceted.Name).Contains(analysed.Passage.Id) ? FacetedName : 0;
        }

        var said = Titles.Said(analysed.Passage.Title);
        return said == reading.Said ? 1 : reading.Names.Contains(Titles.Key(analysed.TitleTerms)) ? .95f : Titles.Names(analysed.Passage.Title).Any(name => Titles.Said(name) == reading.Said) ? .93f : .9f;
    }
}
