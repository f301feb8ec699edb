using System.Text.Json;
using System.Text.Json.Nodes;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>The campaign as addresses. Each is made of the caller's own view, so that nothing hidden can be in it.</summary>
internal static class CampaignResources
{
    private const int Recent = 40;
    private const string Prose = "text/markdown";

    private static readonly string[] Names = ["id", "name"];

    public static IEnumerable<TableResource> All(HostParts parts)
    {
        yield return Part(parts, "campaign://{id}", "campaign", "Campaign", "Its name, system and the session under way; below it are /party, /combat, /session/current, /timeline, /notes and /personality.");
        yield return Part(parts, "campaign://{id}/party", "party", "Party", "The characters with their hit points and conditions.");
        yield return Part(parts, "campaign://{id}/combat", "initiative", "Combat", "The fight under way: its round, whose turn it is, and everybody in order.");
        yield return new(Described("campaign://{id}/session/current", "Current session", "What happened in the session under way, a line each.", Prose), (asked, ct) => SessionAsync(parts, asked, ct));
        yield return new(Described("campaign://{id}/timeline", "Timeline", "What happened in the campaign, a line each, oldest first; the latest ones.", Prose), (asked, ct) => LinesAsync(parts, asked, null, EventLines.IsStory, "timeline", ct));
        yield return new(Described("campaign://{id}/notes", "Notes", "The notes and decisions of the campaign; the latest ones.", Prose), (asked, ct) => LinesAsync(parts, asked, null, EventLines.IsNote, "notes", ct));
        yield return new(
            Described("campaign://{id}/personality", "Personality", "How the campaign sounds: the active personality as a prompt.", Prose) with { MinimumRole = Role.Player },
            (asked, ct) => PersonalityAsync(parts, asked, ct));
        yield return new(Described("character://{id}", "Character", "One character of the party, by id or name.", "application/json"), (asked, ct) => CharacterAsync(parts, asked, ct));
        yield return new(Described("journal://recent", "Recent events", "What happened last at the table, a line each.", Prose), (asked, ct) => LinesAsync(parts, asked, null, static _ => true, "recent", ct));
    }

    private static ResourceDescription Described(string uri, string name, string description, string mediaType) =>
        new(uri, name, description) { MinimumRole = Role.Overlay, MediaType = mediaType };

    private static TableResource Part(HostParts parts, string uri, string part, string name, string description) =>
        new(Described(uri, name, description, "application/json"), async (asked, cancellationToken) =>
        {
            var view = await ViewAsync(parts, asked, cancellationToken);
            return view.Parts.TryGetValue(part, out var found) ? Documents.Json(part, found) : Error.NotFound("There is no such part of the campaign.");
        });

    private static async Task<FeedView> ViewAsync(HostParts parts, TableRequest asked, CancellationToken cancellationToken) =>
        (await parts.Views.CurrentAsync(asked.Campaign, asked.Caller.Audience, cancellationToken)).View;

    private static async Task<Result<ExportDocument>> SessionAsync(HostParts parts, TableRequest asked, CancellationToken cancellationToken)
    {
        var view = await ViewAsync(parts, asked, cancellationToken);
        var session = view.Parts.TryGetValue("campaign", out var campaign) && campaign.TryGetProperty("session", out var under) && under.ValueKind == JsonValueKind.Object
            ? under.TryGetProperty("id", out var id) ? id.GetString() : null
            : null;
        return session is null
            ? Documents.Markdown("session", "No session is under way.")
            : await LinesAsync(parts, asked, session, static _ => true, "session", cancellationToken);
    }

    private static async Task<Result<ExportDocument>> LinesAsync(HostParts parts, TableRequest asked, string? session, Func<TableEvent, bool> wanted, string name, CancellationToken cancellationToken)
    {
        var lines = await EventLines.LatestAsync(parts.Store.Journal, asked.Campaign, asked.Caller.Audience, session, wanted, Recent, cancellationToken);
        return Documents.Markdown(name, lines.Count == 0 ? "Nothing yet." : string.Join('\n', lines));
    }

    private static async Task<Result<ExportDocument>> PersonalityAsync(HostParts parts, TableRequest asked, CancellationToken cancellationToken)
    {
        var all = await ResourceTools.CallAsync(parts, asked, "list_personalities", [], cancellationToken);
        if (all.Error is { } refused)
        {
            return refused;
        }

        if (all.Data is not { ValueKind: JsonValueKind.Object } data || !data.TryGetProperty("active", out var active) || active.GetString() is not { Length: > 0 } system)
        {
            return Documents.Markdown("personality", "No personality is active.");
        }

        var found = await ResourceTools.CallAsync(parts, asked, "get_system_personality", new JsonObject { ["system"] = system }, cancellationToken);
        return found.Error is { } error ? error : Documents.Markdown("personality", ResourceTools.TextOf(found));
    }

    private static async Task<Result<ExportDocument>> CharacterAsync(HostParts parts, TableRequest asked, CancellationToken cancellationToken)
    {
        var view = await ViewAsync(parts, asked, cancellationToken);
        var wanted = asked.Names["id"];
        if (view.Parts.TryGetValue("party", out var party) && party.ValueKind == JsonValueKind.Array)
        {
            foreach (var character in party.EnumerateArray().Where(character => Named(character, wanted)))
            {
                return Documents.Json("character", character);
            }
        }

        return Error.NotFound("There is no such character in the party.") with { Hint = "campaign://current/party lists them." };
    }

    private static bool Named(JsonElement character, string wanted) =>
        Names.Any(property => character.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String && string.Equals(value.GetString(), wanted, StringComparison.OrdinalIgnoreCase));
}
