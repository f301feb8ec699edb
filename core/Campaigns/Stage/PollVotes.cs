using System.Collections.Immutable;

namespace PluginHost.Campaigns;

/// <summary>The votes of the poll that was voted in last.</summary>
/// <param name="By">The option of each voter, who goes by a name that says nothing.</param>
/// <param name="Counts">How many chose each option.</param>
internal sealed record PollVotes(string Poll, ImmutableDictionary<string, int> By, ImmutableArray<int> Counts)
{
    public const int MostOptions = 8;

    public static PollVotes After(PollVotes? before, Voted vote)
    {
        if (vote is not { Poll: { } poll, Voter: { } voter } || vote.Option is < 0 or >= MostOptions)
        {
            return before!;
        }

        var its = before?.Poll == poll ? before : new PollVotes(poll, ImmutableDictionary.Create<string, int>(StringComparer.Ordinal), [.. new int[MostOptions]]);
        var counts = its.By.TryGetValue(voter, out var old) ? its.Counts.SetItem(old, its.Counts[old] - 1) : its.Counts;
        return its with { By = its.By.SetItem(voter, vote.Option), Counts = counts.SetItem(vote.Option, counts[vote.Option] + 1) };
    }
}

/// <summary>Somebody chose, or chose anew.</summary>
/// <param name="Voter">Tells voters of one poll apart, and says nothing else.</param>
internal sealed record Voted(string? Poll, int Option, string? Voter);
