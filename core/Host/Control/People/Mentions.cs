using System.Text.Json;
using PluginHost.Journal;
using PluginHost.Live;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>Where others say somebody's name: in events that are theirs, and in shared notes and boards, where a name may be spread over many.</summary>
internal sealed class Mentions(HostParts parts)
{
    private const int Page = 1024;
    private const int Most = 200;
    private const int Around = 40;
    private const string Edited = "campaigns/shared-edited";

    public async Task<(IReadOnlyList<Mention> First, int All)> OfAsync(string person, string name, Principal by, CancellationToken cancellationToken)
    {
        var (first, all) = (new List<Mention>(), 0);
        void Add(Mention mention)
        {
            all++;
            if (first.Count < Most)
            {
                first.Add(mention);
            }
        }

        foreach (var journal in parts.Store.Journal.Journals.Where(static one => one != "host"))
        {
            await foreach (var happened in EventsAsync(journal, cancellationToken))
            {
                if (happened.Person != person && !happened.Redacted && Says(happened.Data, name) is { } words)
                {
                    Add(new Mention(journal, happened.Kind, words) { Event = happened.Id, At = happened.At, By = happened.Person });
                }
            }

            foreach (var (document, words) in await SharedAsync(journal, name, by, cancellationToken))
            {
                Add(new Mention(journal, Edited, words) { Document = document });
            }
        }

        return (first, all);
    }

    /// <returns>The name with a little of what stands around it; null when it is not said.</returns>
    public static string? Says(JsonElement data, string name)
    {
        switch (data.ValueKind)
        {
            case JsonValueKind.Object:
                return data.EnumerateObject().Select(part => Says(part.Value, name)).FirstOrDefault(static words => words is not null);
            case JsonValueKind.Array:
                return data.EnumerateArray().Select(part => Says(part, name)).FirstOrDefault(static words => words is not null);
            case JsonValueKind.String when data.GetString() is { } text && Find(text, name) is >= 0 and var at:
                var (from, to) = (Math.Max(0, at - Around), Math.Min(text.Length, at + name.Length + Around));
                return string.Concat(from > 0 ? "…" : string.Empty, text[from..to].ReplaceLineEndings(" "), to < text.Length ? "…" : string.Empty);
            default:
                return null;
        }
    }

    /// <summary>Where the name stands as a word of its own: who is called Al is not meant by "also".</summary>
    private static int Find(string text, string name)
    {
        for (var at = -1; (at = text.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase)) >= 0;)
        {
            var end = at + name.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
            {
                return at;
            }
        }

        return -1;
    }

    private async IAsyncEnumerable<TableEvent> EventsAsync(string journal, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var from = 0L; ;)
        {
            var page = await parts.Store.Journal.ReadAsync(new EventQuery(journal, null) { From = from, Limit = Page }, cancellationToken);
            foreach (var happened in page)
            {
                yield return happened.Event;
            }

            if (page.Count < Page)
            {
                yield break;
            }

            from = page[^1].Seq;
        }
    }

    private async Task<IReadOnlyList<(string Document, string Words)>> SharedAsync(string campaign, string name, Principal by, CancellationToken cancellationToken)
    {
        var listed = await CallAsync("list_shared", JsonElement.Parse("{}"), campaign, by, cancellationToken);
        if (listed?.TryGetProperty("documents", out var documents) != true)
        {
            return [];
        }

        var found = new List<(string, string)>();
        foreach (var id in documents.EnumerateArray().Select(static one => one.GetProperty("document").GetString()!))
        {
            var asked = JsonSerializer.SerializeToElement(new DocumentRequest(id), ControlJson.Default.DocumentRequest);
            if (await CallAsync("get_shared", asked, campaign, by, cancellationToken) is { } shown && Says(shown, name) is { } words)
            {
                found.Add((id, words));
            }
        }

        return found;
    }

    private async Task<JsonElement?> CallAsync(string tool, JsonElement arguments, string campaign, Principal by, CancellationToken cancellationToken)
    {
        var call = new ToolCall(Guid.CreateVersion7().ToString("N"), tool, arguments, by) { Campaign = campaign };
        return (await parts.Table.CallAsync(call, Unheard.Instance, cancellationToken)).Data;
    }
}

internal sealed record DocumentRequest(string Document);
