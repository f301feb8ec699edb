using PluginHost.Sdk;

namespace PluginHost.Campaigns.Sheets;

/// <summary>Finds what somebody named, a little carelessly perhaps.</summary>
internal static class Names
{
    private const int LongestAsked = 100;
    private const int MostNear = 5;

    /// <summary>Without capitals, blanks and marks; the dots stay, for they divide.</summary>
    public static string Plain(string name) => string.Join('.', name.Split('.').Select(static part => SkillNames.Plain(part)));

    /// <summary>The one thing of that name; failing that, the one whose name has it as a part.</summary>
    public static Result<T> Find<T>(IReadOnlyList<T> things, string asked, Func<T, string> name, string field, string what)
        where T : class
    {
        var wanted = Plain(asked.Length > LongestAsked ? asked[..LongestAsked] : asked);
        if (things.FirstOrDefault(it => Plain(name(it)) == wanted) is { } exact)
        {
            return exact;
        }

        var parts = wanted.Length < 3 ? [] : things.Where(it => Plain(name(it)).Contains(wanted, StringComparison.Ordinal)).ToList();
        return parts.Count == 1
            ? parts[0]
            : Missing([.. parts.Count > 0 ? parts : Near(things, wanted, name)], parts.Count > 0, asked, name, field, what);
    }

    private static Error Missing<T>(IReadOnlyList<T> near, bool ambiguous, string asked, Func<T, string> name, string field, string what)
    {
        var shown = asked.Length > LongestAsked ? asked[..LongestAsked] : asked;
        var list = string.Join(", ", near.Select(name).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostNear));
        return new Error(ambiguous ? "ambiguous" : "not-found", ambiguous ? $"'{shown}' may mean several of the sheet: {list}." : $"The sheet has no {what} '{shown}'.")
        {
            Field = field,
            Hint = list.Length == 0 ? $"The sheet has no {what} at all." : ambiguous ? "Say which one." : $"Near it are: {list}.",
        };
    }

    private static IEnumerable<T> Near<T>(IReadOnlyList<T> things, string wanted, Func<T, string> name) =>
        things.Select(it => (Thing: it, Far: Distance(Plain(name(it)), wanted))).OrderBy(static pair => pair.Far).Take(MostNear).Select(static pair => pair.Thing);

    /// <summary>How many letters differ.</summary>
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var at = 1; at <= left.Length; at++)
        {
            var corner = row[0];
            row[0] = at;
            for (var column = 1; column <= right.Length; column++)
            {
                var above = row[column];
                row[column] = Math.Min(Math.Min(above, row[column - 1]) + 1, corner + (left[at - 1] == right[column - 1] ? 0 : 1));
                corner = above;
            }
        }

        return row[^1];
    }
}
