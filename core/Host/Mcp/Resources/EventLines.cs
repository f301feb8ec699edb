using System.Globalization;
using System.Text.Json;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>Events as lines to read, whoever appended them: by what they call themselves.</summary>
internal static class EventLines
{
    private const int Page = 256;
    private const int MostRead = 20 * Page;
    private const int LongestLine = 240;
    private const int MostChanges = 4;

    private static readonly string[] Told = ["text", "content", "message", "name", "title"];

    public static bool IsNote(TableEvent happened) => happened.Kind is "campaigns/note-added" or "campaigns/decision-recorded";

    /// <summary>What says nothing of itself is for programs.</summary>
    public static bool IsSaid(TableEvent happened) =>
        IsStory(happened) || (happened.Data.ValueKind == JsonValueKind.Object && (happened.Kind == "campaigns/entity-changed" ? Text(happened.Data, "text") : Said(happened.Data)) is not null);

    public static bool IsStory(TableEvent happened) => IsNote(happened) || happened.Kind is "campaigns/created" or "campaigns/session-started" or "campaigns/session-ended" or "campaigns/happened";

    /// <summary>The latest that an audience may see, oldest first. What is told to several audiences stands there once.</summary>
    public static async Task<IReadOnlyList<string>> LatestAsync(
        IJournal journal, string campaign, Audience audience, string? session, Func<TableEvent, bool> wanted, int most, CancellationToken cancellationToken)
    {
        var found = new List<string>();
        var query = new EventQuery(campaign, audience) { Backward = true, Limit = Page, Session = session };
        for (var read = 0; read < MostRead; read += Page)
        {
            var page = await journal.ReadAsync(query, cancellationToken);
            found.AddRange(page.OrderByDescending(static one => one.Seq).Where(one => wanted(one.Event) && !one.Event.Redacted).Select(static one => Line(one.Event)));
            found = [.. found.Distinct(StringComparer.Ordinal).Take(most)];
            if (found.Count >= most || page.Count < Page)
            {
                break;
            }

            query = query with { From = page.Min(static one => one.Seq) };
        }

        found.Reverse();
        return found;
    }

    /// <summary>A change of a thing: what it is, and what became of it.</summary>
    private static string? Change(JsonElement data)
    {
        if (Text(data, "type") is not { } type)
        {
            return null;
        }

        var changes = data.TryGetProperty("set", out var set) && set.ValueKind == JsonValueKind.Object
            ? set.EnumerateObject().Where(static one => one.Name is not ("name" or "tie") && one.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
                .Take(MostChanges).Select(static one => $"{one.Name.Replace('/', ' ')} {one.Value}")
            : [];
        return $"{type} {Text(data, "name") ?? Text(data, "id")} {string.Join(", ", changes)}".TrimEnd();
    }

    private static string? Said(JsonElement data) => Text(data, "text") ?? Change(data) ?? Told.Select(name => Text(data, name)).FirstOrDefault(static text => text is not null);

    private static string? Text(JsonElement data, string name) =>
        data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(value.GetString()) ? value.GetString() : null;

    private static string Line(TableEvent happened)
    {
        var what = happened.Kind[(happened.Kind.IndexOf('/', StringComparison.Ordinal) + 1)..].Replace('-', ' ');
        var said = happened.Data.ValueKind == JsonValueKind.Object ? Said(happened.Data) : null;
        var line = $"- {happened.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} {what}{(said is null ? "" : ": " + said.ReplaceLineEndings(" "))}";
        return line.Length <= LongestLine ? line : line[..(LongestLine - 1)] + "…";
    }
}
