using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>Finds what is meant by an id or a name, among what the caller knows; a wrong one is answered with near names.</summary>
internal static class Naming
{
    private const int Offered = 5;
    private const int Opening = 6;
    private const int LongestOpening = 60;

    /// <param name="type">Nothing for any type that people write.</param>
    public static Result<Entity> Find(Seen seen, string? type, string? asked, string field)
    {
        if (string.IsNullOrWhiteSpace(asked) || asked.Length > Texts.LongestName || asked.Any(char.IsControl))
        {
            return Error.Invalid(field, "Expected an id or a name.") with { Hint = "get_campaign_data lists both." };
        }

        if (seen.Find(asked) is { } one && (type is null ? EntityTypes.Written.Contains(one.Type) : one.Type == type))
        {
            return one;
        }

        var candidates = (type is null ? seen.All.Where(static entity => EntityTypes.Written.Contains(entity.Type)) : seen.OfType(type)).ToList();
        var named = candidates.Where(entity => GoesBy(entity, asked)).ToList();
        return named switch
        {
            [var only] => only,
            [] => NotFound(candidates, type, asked, field),
            _ => new Error("ambiguous", $"{named.Count} things go by that name.") { Field = field, Hint = $"Use an id: {string.Join(", ", named.Take(Offered).Select(static entity => $"{entity.Id} ({entity.Type})"))}." },
        };
    }

    /// <summary>Whether it is its name or one of its other names.</summary>
    public static bool GoesBy(Entity entity, string name) => Names(entity).Any(its => string.Equals(its, name, StringComparison.OrdinalIgnoreCase));

    public static IEnumerable<string> Names(Entity entity)
    {
        if (entity.Its.Text("name") is { } name)
        {
            yield return name;
        }

        foreach (var (path, value) in entity.Its.Pairs())
        {
            if (path.StartsWith("aliases/", StringComparison.Ordinal) && value.ValueKind == System.Text.Json.JsonValueKind.String)
            {
                yield return value.GetString()!;
            }
        }
    }

    /// <summary>Things whose names are near to what was asked, the nearest first.</summary>
    public static IReadOnlyList<Entity> Near(IEnumerable<Entity> candidates, string asked) => [.. candidates
        .Select(entity => (Entity: entity, Distance: Names(entity).Select(name => Distance(name, asked)).DefaultIfEmpty(int.MaxValue).Min()))
        .Where(one => one.Distance <= Math.Max(2, asked.Length / 3))
        .OrderBy(static one => one.Distance)
        .Take(Offered)
        .Select(static one => one.Entity)];

    /// <summary>As one line lists it.</summary>
    public static string Line(Entity entity) => $"{Called(entity)} ({entity.Id})";

    /// <summary>Its name; of what has none, how its text begins, as far as the reader of this entity knows it.</summary>
    public static string Called(Entity entity)
    {
        if (entity.Its.Text("name") is { } name || entity.Its.Text("text")?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is not { Length: > 0 } words)
        {
            return entity.Name;
        }

        var text = string.Join(' ', words.Take(Opening));
        text = text.Length <= LongestOpening ? text : text[..(char.IsHighSurrogate(text[LongestOpening - 1]) ? LongestOpening - 1 : LongestOpening)];
        return words.Length > Opening || text.Length == LongestOpening ? $"“{text.TrimEnd('.', ',', ';', ':', '!', '?')}…”" : $"“{text}”";
    }

    private static Error NotFound(IReadOnlyList<Entity> candidates, string? type, string asked, string field)
    {
        var near = Near(candidates, asked);
        var what = type is null ? "nothing of that id or name" : $"no {type} of that id or name";
        return Error.NotFound($"There is {what}.") with
        {
            Field = field,
            Hint = near.Count > 0 ? $"Near to it: {string.Join(", ", near.Select(Line))}."
                : type is null ? "search_campaign finds things by what is written of them."
                : $"get_campaign_data with data_type {DataTypes.Of(type)} lists those that there are.",
        };
    }

    /// <summary>How many letters differ, however they are written; nothing when one holds the other.</summary>
    private static int Distance(string name, string asked)
    {
        var (one, other) = (name.ToUpperInvariant(), asked.ToUpperInvariant());
        if (asked.Length >= 3 && one.Contains(other, StringComparison.Ordinal))
        {
            return 1;
        }

        var before = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var row = 1; row <= one.Length; row++)
        {
            var now = new int[other.Length + 1];
            now[0] = row;
            for (var column = 1; column <= other.Length; column++)
            {
                now[column] = Math.Min(Math.Min(now[column - 1], before[column]) + 1, before[column - 1] + (one[row - 1] == other[column - 1] ? 0 : 1));
            }

            before = now;
        }

        return before[^1];
    }
}
