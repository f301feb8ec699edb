using System.Text.Json;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>What a person caused, in every journal.</summary>
internal sealed class PersonEvents(IJournalStore store)
{
    private const int Page = 1024;
    private static readonly string[] Written = ["campaigns/note-added", "campaigns/decision-recorded"];

    public async Task<IReadOnlyDictionary<string, IReadOnlyList<TableEvent>>> OfAsync(string person, CancellationToken cancellationToken)
    {
        var all = new Dictionary<string, IReadOnlyList<TableEvent>>(StringComparer.Ordinal);
        foreach (var journal in store.Journal.Journals)
        {
            var mine = new List<TableEvent>();
            for (var from = 0L; ;)
            {
                var page = await store.Journal.ReadAsync(new EventQuery(journal, null) { From = from, Limit = Page }, cancellationToken);
                mine.AddRange(page.Select(static happened => happened.Event).Where(happened => happened.Person == person));
                if (page.Count < Page)
                {
                    break;
                }

                from = page[^1].Seq;
            }

            if (mine.Count > 0)
            {
                all[journal] = mine;
            }
        }

        return all;
    }

    /// <summary>Whether an event holds what somebody wrote, rather than what they did: a note or a decision, or anything that says their name.</summary>
    public static bool IsText(TableEvent happened, string name) =>
        !happened.Redacted && happened.Data.ValueKind == JsonValueKind.Object
        && (Written.Contains(happened.Kind, StringComparer.Ordinal)
            || (happened.Data.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.GetString() is "note" or "decision")
            || Says(happened.Data, name));

    private static bool Says(JsonElement data, string name) => data.ValueKind switch
    {
        JsonValueKind.Object => data.EnumerateObject().Any(part => Says(part.Value, name)),
        JsonValueKind.Array => data.EnumerateArray().Any(part => Says(part, name)),
        JsonValueKind.String => data.GetString()!.Contains(name, StringComparison.OrdinalIgnoreCase),
        _ => false,
    };
}
