using System.Collections.Immutable;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <param name="Degree">How well it went, in a word.</param>
internal sealed record RequestAnswer(int Total, string? Degree);

/// <summary>Rolls that the game master asks players for. What is asked is everyone's; what must be reached is the game master's.</summary>
/// <param name="Of">Names of those who are asked, by their characters' ids.</param>
internal sealed record RollRequest(string Id, string What, ImmutableSortedDictionary<string, string> Of)
{
    public int? Dc { get; init; }

    /// <summary>The answers are the game master's alone.</summary>
    public bool Blind { get; init; }

    public bool Open { get; init; }

    /// <summary>Everyone is told how it went.</summary>
    public bool Shown { get; init; }

    public ImmutableSortedDictionary<string, RequestAnswer> Answers { get; init; } = ImmutableSortedDictionary<string, RequestAnswer>.Empty;

    public static RollRequest From(Entity entity)
    {
        var its = entity.Its;
        return new RollRequest(entity.Id, its.Text("what") ?? "", Named(its, "of/", "").ToImmutableSortedDictionary(static key => key, key => its.Text("of/" + key) ?? "", StringComparer.Ordinal))
        {
            Dc = its.Number("dc"),
            Blind = its.Is("blind"),
            Open = its.Is("open"),
            Shown = its.Is("shown"),
            Answers = Named(its, "answers/", "/total").ToImmutableSortedDictionary(static key => key, key => new RequestAnswer(its.Number($"answers/{key}/total") ?? 0, its.Text($"answers/{key}/degree")), StringComparer.Ordinal),
        };
    }

    public IEnumerable<Told> Told()
    {
        yield return new Told(Audience.Everyone, "what", Values.Text(What));
        foreach (var (id, name) in Of)
        {
            yield return new Told(Audience.Everyone, "of/" + id, Values.Text(name));
        }

        if (Dc is { } dc)
        {
            yield return new Told(Audience.GameMaster, "dc", Values.Number(dc));
        }

        foreach (var (flag, name, audience) in new[] { (Blind, "blind", Audience.Everyone), (Open, "open", Audience.Everyone), (Shown, "shown", Audience.GameMaster) })
        {
            if (flag)
            {
                yield return new Told(audience, name, Values.True);
            }
        }

        foreach (var (id, answer) in Answers)
        {
            yield return new Told(Blind ? Audience.GameMaster : Audience.Everyone, $"answers/{id}/total", Values.Number(answer.Total));
            if (answer.Degree is { } degree)
            {
                yield return new Told(Shown ? Audience.Everyone : Audience.GameMaster, $"answers/{id}/degree", Values.Text(degree));
            }
        }
    }

    private static IEnumerable<string> Named(Leaves its, string prefix, string suffix) => its.Paths
        .Where(path => path.StartsWith(prefix, StringComparison.Ordinal) && path.EndsWith(suffix, StringComparison.Ordinal))
        .Select(path => path[prefix.Length..^suffix.Length]).Where(static key => !key.Contains('/', StringComparison.Ordinal)).Distinct(StringComparer.Ordinal);
}
