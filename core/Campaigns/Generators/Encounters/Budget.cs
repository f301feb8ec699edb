using PluginHost.Campaigns.Sheets;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Generators;

/// <summary>How much a party is meant to face, and what a monster counts, by the system's own figures.</summary>
/// <param name="Steps">What each difficulty allows the whole party, the easiest first.</param>
internal sealed record Budget(IReadOnlyList<(string Difficulty, int Most)> Steps, Func<decimal, int> Worth, Func<int, decimal> Multiplier)
{
    private static readonly Facts _facts = Facts.Embedded("encounters.txt");

    private static readonly IReadOnlyList<(decimal Challenge, int Worth)> _challenges = [.. _facts.Section("challenge").Select(static line => (Challenges.Read(line.Name)!.Value, Facts.Whole(line.Value)))];

    /// <param name="levels">One for each character.</param>
    public static Result<Budget> Of(string system, string? rules, IReadOnlyList<int> levels)
    {
        if (levels.Count is 0 or > 30 || levels.Any(static level => level is < 1 or > 20))
        {
            return Error.Invalid("levels", "A party has 1 to 30 characters, each of a level of 1 to 20.");
        }

        return (system, rules) switch
        {
            (SheetWords.Pathfinder2e, _) => Second(levels),
            (SheetWords.Dnd5e, SheetWords.Rules2024) => Fifth("2024", ["low", "moderate", "high"], levels, static _ => 1),
            (SheetWords.Dnd5e, null or SheetWords.Rules2014) => Fifth("2014", ["easy", "medium", "hard", "deadly"], levels, count => Crowd(count, levels.Count)),
            (SheetWords.Dnd5e, _) => Error.Invalid("rules", $"The rules are {string.Join(" or ", SheetWords.Editions)}."),
            _ => new Error("not-available", "This system has no budget for encounters.") { Field = "system", Hint = "Choose the opposition by the story; set_initiative takes any list." },
        };
    }

    /// <summary>What a group of foes counts, their number included.</summary>
    public int Adjusted(IReadOnlyCollection<decimal> challenges) => (int)(challenges.Sum(Worth) * Multiplier(challenges.Count));

    /// <summary>The word for what a group counts: in the older rules the step it has reached, elsewhere the first that allows it.</summary>
    public string Word(int adjusted, bool reaches) =>
        reaches
            ? Steps.LastOrDefault(step => adjusted >= step.Most) is { Difficulty: { } word } ? word : "trivial"
            : Steps.FirstOrDefault(step => adjusted <= step.Most) is { Difficulty: { } within } ? within : $"beyond {Steps[^1].Difficulty}";

    private static Budget Fifth(string edition, string[] words, IReadOnlyList<int> levels, Func<int, decimal> multiplier)
    {
        var table = _facts.Section(edition).ToDictionary(static line => Facts.Whole(line.Name), static line => Facts.List(line.Value, ' ').Select(Facts.Whole).ToArray());
        return new Budget([.. words.Select((word, at) => (word, levels.Sum(level => table[level][at])))], static challenge => _challenges.LastOrDefault(step => step.Challenge <= challenge).Worth, multiplier);
    }

    private static Budget Second(IReadOnlyList<int> levels)
    {
        var level = (int)Math.Round(levels.Average(), MidpointRounding.AwayFromZero);
        var steps = _facts.Section("second").Select(line =>
        {
            var figures = Facts.List(line.Value, ' ');
            return (line.Name, Math.Max(0, Facts.Whole(figures[0]) + (Facts.Whole(figures[1]) * (levels.Count - 4))));
        });
        int[] worth = [10, 15, 20, 30, 40, 60, 80, 120, 160];
        return new Budget([.. steps], challenge => challenge - level is var apart && apart < -4 ? 0 : apart > 4 ? 1_000_000 : worth[(int)apart + 4], static _ => 1);
    }

    // A small party reads the multiplier one line further down, a large one a line further up.
    private static decimal Crowd(int count, int party)
    {
        decimal[] multipliers = [0.5m, 1, 1.5m, 2, 2.5m, 3, 4, 5];
        var at = count switch { <= 1 => 1, 2 => 2, <= 6 => 3, <= 10 => 4, <= 14 => 5, _ => 6 };
        return multipliers[at + (party < 3 ? 1 : party > 5 ? -1 : 0)];
    }
}
