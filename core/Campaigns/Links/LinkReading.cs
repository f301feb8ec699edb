using System.Text.Json;

namespace PluginHost.Campaigns;

/// <summary>A mention of something else: an id, a name, <c>type:name</c> or <c>rules:name</c>.</summary>
/// <param name="As">What the other is to this one, when somebody said so.</param>
internal sealed record Mention(string Target, string? As)
{
    private const string RulesMark = "rules:";

    /// <summary>The name of an entry in a rulebook; nothing when it is a thing of the campaign.</summary>
    public string? Rule => Target.StartsWith(RulesMark, StringComparison.OrdinalIgnoreCase) ? Target[RulesMark.Length..].Trim() : null;
}

/// <summary>Finds what a thing mentions: <c>[[Name]]</c> in its texts, its <c>links</c>, and where it says whose or where it is.</summary>
internal static class LinkReading
{
    private const int Longest = Texts.LongestName + 20;
    private const int Most = 500;

    private static readonly string[] Plain = ["owner", "location", "session"];

    public static IReadOnlyList<Mention> Of(Entity entity)
    {
        var found = new List<Mention>();
        foreach (var (path, value) in entity.Its.Pairs())
        {
            if (value.ValueKind != JsonValueKind.String || found.Count >= Most)
            {
                continue;
            }

            var text = value.GetString()!;
            if (Plain.Contains(path, StringComparer.Ordinal))
            {
                found.Add(new Mention(text, path));
            }
            else if (path.StartsWith("links/", StringComparison.Ordinal) && path.EndsWith("/to", StringComparison.Ordinal))
            {
                found.Add(new Mention(text, entity.Its.Text(path[..^2] + "as")));
            }
            else
            {
                Read(text, found);
            }
        }

        return [.. found.Distinct()];
    }

    private static void Read(string text, List<Mention> found)
    {
        for (var at = text.IndexOf("[[", StringComparison.Ordinal); at >= 0 && found.Count < Most; at = text.IndexOf("[[", at + 2, StringComparison.Ordinal))
        {
            var end = text.IndexOf("]]", at, StringComparison.Ordinal);
            if (end < 0)
            {
                return;
            }

            // What stands behind a bar is only what is shown.
            var target = text[(at + 2)..end].Split('|')[0].Trim();
            if (target.Length is > 0 and <= Longest && !target.Contains('\n', StringComparison.Ordinal) && !target.Contains('[', StringComparison.Ordinal))
            {
                found.Add(new Mention(target, null));
            }
        }
    }
}
