namespace PluginHost.Campaigns.Generators.Dnd5e;

/// <summary>An ancestry.</summary>
/// <param name="Scores">What it adds to the abilities; nothing in the newer edition.</param>
/// <param name="Tough">Whether it adds a hit point a level.</param>
internal sealed record PeopleFacts(string Name, IReadOnlyDictionary<string, int> Scores, int Speed, bool Tough, IReadOnlyList<string> Skills, IReadOnlyList<string> Traits)
{
    private static readonly Facts _facts = Facts.Embedded("dnd5e/people.txt");

    public static IReadOnlyList<PeopleFacts> Of(string edition) => [.. _facts.Section(edition).Select(static line => Read(line.Name, line.Value))];

    public static IReadOnlyList<BackgroundFacts> Backgrounds(string edition) => [.. _facts.Section($"backgrounds {edition}").Select(static line => BackgroundFacts.Read(line.Name, line.Value))];

    private static PeopleFacts Read(string name, string value)
    {
        var scores = new Dictionary<string, int>(StringComparer.Ordinal);
        var skills = new List<string>();
        var (speed, tough) = (30, false);
        var parts = Facts.List(value, ';');
        foreach (var part in parts[..^1])
        {
            if (part.StartsWith("speed ", StringComparison.Ordinal))
            {
                speed = Facts.Whole(part[6..]);
            }
            else if (part.StartsWith("skill ", StringComparison.Ordinal))
            {
                skills.Add(part[6..]);
            }
            else if (part == "tough")
            {
                tough = true;
            }
            else
            {
                foreach (var score in Facts.List(part, ' '))
                {
                    scores[score[..3]] = Facts.Whole(score[4..]);
                }
            }
        }

        return new PeopleFacts(name, scores, speed, tough, skills, Facts.List(parts[^1]));
    }
}

/// <param name="Scores">The abilities it may raise, in the newer edition.</param>
/// <param name="Own">Whether it is PluginHost's and stands in no book.</param>
internal sealed record BackgroundFacts(string Name, IReadOnlyList<string> Skills, IReadOnlyList<string> Scores, string? Feat, bool Own)
{
    public static BackgroundFacts Read(string name, string value)
    {
        var parts = Facts.List(value, ';');
        var own = name.StartsWith("own ", StringComparison.Ordinal);
        return new(own ? name[4..] : name, Facts.List(parts[0]), parts.Length > 1 ? Facts.List(parts[1], ' ') : [], parts.Length > 2 ? parts[2] : null, own);
    }
}
