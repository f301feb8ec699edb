using System.Text.Json;
using PluginHost.Rules;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>
/// Shows where links lead. Those to rulebooks are looked up each time, so that they are right after whatever happened to the shelf.
/// </summary>
/// <param name="rules">Nothing where there is no shelf.</param>
internal sealed class Linking(CampaignDesk desk, RuleNames? rules)
{
    private const int MostShown = 100;

    public async Task<JsonElement> ShowAsync(Entity entity, World world, string? system, CancellationToken cancellationToken)
    {
        var index = LinkIndex.Of(world);
        var links = index.From(entity).Take(MostShown).ToList();
        var books = await BooksAsync(links, system, cancellationToken);
        return DocumentJson.Made(json => DocumentJson.Write(json, entity, its =>
        {
            its.WriteStartArray("linked_to");
            foreach (var link in links)
            {
                its.WriteStartObject();
                its.WriteString("mention", link.Mention.Target);
                Write(its, link.Mention.As, link.To);
                if (link.Mention.Rule is { } rule && books?.GetValueOrDefault(rule) is { } book)
                {
                    its.WriteString("rulebook", book);
                }
                else if (Reason(link, books) is { } reason)
                {
                    its.WriteString("broken", reason);
                }

                its.WriteEndObject();
            }

            its.WriteEndArray();
            its.WriteStartArray("linked_from");
            foreach (var link in index.To(entity).Take(MostShown))
            {
                its.WriteStartObject();
                Write(its, link.Mention.As, link.From);
                its.WriteEndObject();
            }

            its.WriteEndArray();
        }));
    }

    public async Task<ToolResult> CheckAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var found = desk.Find(call, null);
        if (!found.Succeeded)
        {
            return ToolResult.Failed(found.Error);
        }

        var its = (await desk.Views.StateAsync(found.Value, call.Caller.Audience, cancellationToken)).State.Its;
        var index = LinkIndex.Of(its.World);
        var books = await BooksAsync(index.Links, its.Info?.System, cancellationToken);
        var broken = index.Links.Select(link => (Link: link, Reason: Reason(link, books))).Where(static one => one.Reason is not null).ToList();
        var shown = broken.Take(MostShown).Select(one => new BrokenLink(
            one.Link.From.Id, one.Link.From.Type, one.Link.From.Name, one.Link.Mention.Target, one.Reason!, Near(its.World, one.Link))).ToList();
        var unchecked_ = rules is null ? index.Links.Count(static link => link.Mention.Rule is not null) : 0;
        var text = broken.Count == 0 ? (index.Links.Count - unchecked_) switch { 0 => "There are no links to check.", 1 => "The one link leads somewhere.", var all => $"All {all} links lead somewhere." }
            : $"{broken.Count} of {index.Links.Count} links lead nowhere:\n" + string.Join('\n', shown.Select(static one => $"{one.Name} ({one.Id}): [[{one.Mention}]]: {one.Reason}{(one.Near.Count > 0 ? $" Near: {string.Join(", ", one.Near)}." : "")}"));
        text += unchecked_ > 0 ? $"\n{unchecked_} {(unchecked_ == 1 ? "link to a rulebook was" : "links to rulebooks were")} not checked: there is no shelf here." : "";
        return ToolResult.Of(new BrokenLinks(index.Links.Count, broken.Count, shown), StoryJson.Default.BrokenLinks, text);
    }

    private static List<string> Near(World world, Link link) =>
        link.Mention.Rule is not null ? [] : [.. Naming.Near(world.All.Where(static one => EntityTypes.Written.Contains(one.Type)), link.Mention.Target).Select(Naming.Line)];

    /// <returns>Nothing when it leads somewhere, or nobody can tell.</returns>
    private static string? Reason(Link link, IReadOnlyDictionary<string, string?>? books) => link switch
    {
        { To: not null } => null,
        { Several: true } => "Several things go by that name; say which by its id.",
        { Mention.Rule: { } rule } => books is not null && books.GetValueOrDefault(rule) is null ? "No rulebook on the shelf has it." : null,
        _ => "Nothing goes by that name.",
    };

    private static void Write(Utf8JsonWriter json, string? relation, Entity? other)
    {
        if (relation is not null)
        {
            json.WriteString("as", relation);
        }

        if (other is not null)
        {
            json.WriteString("id", other.Id);
            json.WriteString("type", other.Type);
            json.WriteString("name", other.Name);
        }
    }

    private async Task<IReadOnlyDictionary<string, string?>?> BooksAsync(IEnumerable<Link> links, string? system, CancellationToken cancellationToken)
    {
        var names = links.Select(static link => link.Mention.Rule).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return rules is null ? null : names.Count == 0 ? new Dictionary<string, string?>() : await rules.FindAsync(names, system, cancellationToken);
    }
}

internal sealed record BrokenLink(string Id, string Type, string Name, string Mention, string Reason, IReadOnlyList<string> Near);

internal sealed record BrokenLinks(int Links, int Broken, IReadOnlyList<BrokenLink> Items);
