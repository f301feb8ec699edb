using PluginHost.Campaigns.Sheets;

namespace PluginHost.Campaigns.Generators.Dnd5e;

/// <summary>A character of the fifth edition in the making.</summary>
internal sealed record Draft(ClassFacts Class, PeopleFacts People, BackgroundFacts Background, string Edition, int Level, Chance Chance)
{
    private static readonly int[] _experience = [0, 300, 900, 2_700, 6_500, 14_000, 23_000, 34_000, 48_000, 64_000, 85_000, 100_000, 120_000, 140_000, 165_000, 195_000, 225_000, 265_000, 305_000, 355_000];

    public Dictionary<string, int> Scores { get; } = new(StringComparer.Ordinal);

    public List<string> Remarks { get; } = [];

    public int Bonus => 2 + ((Level - 1) / 4);

    public int Experience => _experience[Level - 1];

    public bool HasSubclass => Level >= Class.SubclassLevel;

    public bool Newer => Edition == SheetWords.Rules2024;

    public int Modifier(string ability) => (Scores[ability] >> 1) - 5;

    /// <summary>Spreads the scores by what the class needs, and raises them by ancestry, background and level.</summary>
    public void Raise(IReadOnlyList<int> scores)
    {
        for (var at = 0; at < 6; at++)
        {
            Scores[Class.Order[at]] = scores[at];
        }

        foreach (var (ability, more) in People.Scores)
        {
            Scores[ability] += more;
        }

        string[] taught = [.. Class.Order.Where(ability => Background.Scores.Contains(ability, StringComparer.Ordinal))];
        for (var at = 0; at < Math.Min(2, taught.Length); at++)
        {
            Scores[taught[at]] += 2 - at;
        }

        foreach (var _ in Class.Increases.Where(level => level <= Level))
        {
            Increase(2, 20);
        }

        if (Level >= Class.Boon)
        {
            Increase(1, 30);
        }

        Crown();
    }

    private void Increase(int points, int most)
    {
        for (; points > 0; points--)
        {
            var ability = Class.Order.FirstOrDefault(ability => Scores[ability] < most);
            if (ability is null)
            {
                return;
            }

            Scores[ability]++;
        }
    }

    // Two classes end beyond the usual limit.
    private void Crown()
    {
        var (first, second) = (Level, Class.Name, Newer) switch
        {
            (20, "Barbarian", _) => ("str", "con"),
            (20, "Monk", true) => ("dex", "wis"),
            _ => ("", ""),
        };
        foreach (var ability in new[] { first, second }.Where(static ability => ability.Length > 0))
        {
            Scores[ability] = Math.Max(Scores[ability], Math.Min(Newer ? 25 : 24, Scores[ability] + 4));
        }
    }
}
