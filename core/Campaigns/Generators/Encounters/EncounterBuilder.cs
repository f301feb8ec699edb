using PluginHost.Campaigns.Sheets;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Generators;

/// <summary>Chooses foes from the shelf so that they use the budget and do not pass it.</summary>
internal static class EncounterBuilder
{
    private const int Tries = 200;
    private const int MostFoes = 12;

    private sealed record Candidate(ShelfEntry Entry, decimal Challenge, int Worth);

    public static Result<Encounter> Build(EncounterWish wish, IContentShelf shelf)
    {
        var budget = Budget.Of(wish.System, wish.Rules, wish.Levels);
        if (!budget.Succeeded)
        {
            return budget.Error;
        }

        var words = budget.Value.Steps.Select(static step => step.Difficulty).ToList();
        var at = wish.Difficulty is null ? words.Count / 2 : words.IndexOf(wish.Difficulty.Trim().ToLowerInvariant());
        if (at < 0)
        {
            return Error.Invalid("difficulty", $"The difficulty is one of {string.Join(", ", words)}.");
        }

        if (wish.Seed is { Length: > 200 })
        {
            return Error.Invalid("seed", "A seed has at most 200 letters.");
        }

        // The older rules name what a difficulty begins with; the fight stays below the next.
        var older = wish.System == SheetWords.Dnd5e && wish.Rules != SheetWords.Rules2024;
        var most = older ? at + 1 < words.Count ? budget.Value.Steps[at + 1].Most - 1 : budget.Value.Steps[at].Most * 3 / 2 : budget.Value.Steps[at].Most;
        var least = older ? budget.Value.Steps[at].Most : at > 0 ? budget.Value.Steps[at - 1].Most + 1 : 1;
        var candidates = Candidates(wish, shelf, budget.Value, most);
        return candidates.Succeeded ? Chosen(wish, budget.Value, candidates.Value, least, most, older) : candidates.Error;
    }

    private static Result<IReadOnlyList<Candidate>> Candidates(EncounterWish wish, IContentShelf shelf, Budget budget, int most)
    {
        var monsters = shelf.Find(wish.System, "monster");
        if (monsters.Count == 0)
        {
            return Error.NotFound("No book on the shelf has monsters of this system.") with { Hint = "Add a book with monsters first." };
        }

        List<Candidate> all = [];
        foreach (var entry in monsters)
        {
            if (Challenges.Read(entry["challenge"] ?? entry["level"]) is { } challenge && budget.Worth(challenge) is > 0 and var worth && worth * budget.Multiplier(1) <= most && Fits(wish.About, entry))
            {
                all.Add(new Candidate(entry, challenge, worth));
            }
        }

        return all.Count > 0 ? all : Error.NotFound($"No monster on the shelf fits{(wish.About is { } about ? $" \"{CharacterParts.Short(about)}\" and" : "")} this budget of {most}.") with { Hint = "Choose another difficulty, or add a book with other monsters." };
    }

    private static bool Fits(string? about, ShelfEntry entry) =>
        string.IsNullOrWhiteSpace(about) || entry.Name.Contains(about, StringComparison.OrdinalIgnoreCase) || entry.Fields.Any(field => field.Key is "type" or "kind" or "subtype" or "environment" && field.Value.Contains(about, StringComparison.OrdinalIgnoreCase));

    private static Encounter Chosen(EncounterWish wish, Budget budget, IReadOnlyList<Candidate> candidates, int least, int most, bool older)
    {
        var seed = string.IsNullOrEmpty(wish.Seed) ? Chance.NewSeed() : wish.Seed;
        var chance = new Chance(seed).For("encounter");
        List<Candidate> best = [];
        var bestWorth = -1;
        for (var tries = 0; tries < Tries && (tries < 8 || bestWorth < least); tries++)
        {
            var group = Group(budget, candidates, most, chance);
            if (budget.Adjusted([.. group.Select(static one => one.Challenge)]) is var worth && worth > bestWorth)
            {
                (best, bestWorth) = (group, worth);
            }
        }

        var foes = best.GroupBy(static one => one.Entry).Select(static same => new Foe(same.Key.Name, same.Count(), same.Key["challenge"] ?? same.Key["level"] ?? "", same.First().Worth, same.Key.Source)).OrderByDescending(static foe => foe.Worth).ThenBy(static foe => foe.Name, StringComparer.Ordinal);
        string[] remarks = bestWorth >= least ? [] : [$"The shelf has no foes that come nearer to the budget: they count {bestWorth} where {least} was wanted."];
        return new Encounter([.. foes], best.Sum(static one => one.Worth), bestWorth, most, budget.Word(bestWorth, older), seed, remarks);
    }

    /// <summary>One to three kinds, added while they fit.</summary>
    private static List<Candidate> Group(Budget budget, IReadOnlyList<Candidate> candidates, int most, Chance chance)
    {
        Candidate[] kinds = [.. Enumerable.Range(0, chance.Between(1, 3)).Select(_ => chance.Pick(candidates)).OrderByDescending(static one => one.Worth)];
        var group = new List<Candidate> { kinds[0] };
        var size = chance.Between(1, MostFoes);
        for (var misses = 0; group.Count < size && misses < 6;)
        {
            var next = chance.Pick(kinds);
            if (budget.Adjusted([.. group.Append(next).Select(static one => one.Challenge)]) <= most)
            {
                group.Add(next);
            }
            else
            {
                misses++;
            }
        }

        return group;
    }
}
