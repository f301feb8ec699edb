using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PluginHost.Campaigns;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>The situation at the table in one call, in few words: what an assistant asks first.</summary>
internal sealed class WhatNowTool(IJournalStore store, IViews views, CampaignDirectory campaigns) : ITool
{
    public const string Name = "what_now";

    private const int Lately = 6;
    private const int MostNamed = 12;
    private const int Longest = 5_000;

    public ToolDescription Description { get; } = new(
        Name,
        "What is going on",
        "Says in one call what is going on now: which campaign and session are under way, how the party is, whose turn it is, and what was done last.",
        JsonElement.Parse("""{"type":"object","properties":{}}"""u8))
    {
        MinimumRole = Role.Player,
        Group = "campaigns",
        ReadOnly = true,
        OutputSchema = JsonElement.Parse("""{"type":"object","properties":{"campaign":{"type":"string"},"turn":{"type":["string","null"],"description":"Whose turn it is."}}}"""u8),
    };

    public async Task<ToolResult> CallAsync(ToolCall call, IProgress<ToolProgress> progress, CancellationToken cancellationToken)
    {
        if (call.Campaign is not { } campaign || !campaigns.Exists(campaign))
        {
            return ToolResult.Text("There is no campaign yet. Create one with create_campaign.");
        }

        var parts = (await views.CurrentAsync(campaign, call.Caller.Audience, cancellationToken)).View.Parts;
        var lines = await EventLines.LatestAsync(store.Journal, campaign, call.Caller.Audience, null, EventLines.IsSaid, Lately, cancellationToken);
        var text = new StringBuilder();
        Campaign(text, campaign, parts.GetValueOrDefault("campaign"));
        Party(text, parts.GetValueOrDefault("party"));
        var turn = Combat(text, parts.GetValueOrDefault("initiative"));
        text.Append("Lately:\n").AppendJoin('\n', lines).Append('\n');
        text.Append("More: campaign://current/party, /combat, /notes and /timeline; search for rules.");
        var data = new JsonObject { ["campaign"] = campaign, ["turn"] = turn };
        return ToolResult.Of(data, AssistantJson.Default.JsonObject, text.Length <= Longest ? text.ToString() : text.ToString(0, Longest) + "…");
    }

    private static void Campaign(StringBuilder text, string id, JsonElement campaign)
    {
        text.Append(Said(campaign, "name") ?? id).Append(" (").Append(Said(campaign, "system") ?? "no system").Append("), campaign ").Append(id).Append(".\n");
        var session = Object(campaign, "session");
        text.Append(session is { } under ? $"The session '{Said(under, "name") ?? Said(under, "id")}' is under way.\n" : "No session is under way; start_session begins one.\n");
    }

    private static void Party(StringBuilder text, JsonElement party)
    {
        if (party.ValueKind != JsonValueKind.Array || party.GetArrayLength() == 0)
        {
            text.Append("The party has no characters yet; add_character adds one.\n");
            return;
        }

        text.Append("Party: ").AppendJoin("; ", party.EnumerateArray().Take(MostNamed).Select(static one => $"{Said(one, "name")}{Hp(one)}{Conditions(one)}")).Append(party.GetArrayLength() > MostNamed ? "; …\n" : ".\n");
    }

    /// <returns>Whose turn it is.</returns>
    private static string? Combat(StringBuilder text, JsonElement combat)
    {
        if (combat.ValueKind != JsonValueKind.Object || !combat.TryGetProperty("order", out var order) || order.ValueKind != JsonValueKind.Array || order.GetArrayLength() == 0)
        {
            text.Append("There is no fight.\n");
            return null;
        }

        var at = combat.TryGetProperty("currentTurn", out var turn) && turn.TryGetInt32(out var index) && index >= 0 && index < order.GetArrayLength() ? index : -1;
        var whose = at < 0 ? null : Said(order[at], "name");
        text.Append("Fight, round ").Append(combat.TryGetProperty("round", out var round) ? round.GetRawText() : "?").Append(whose is null ? "" : $", {whose}'s turn").Append(". In order: ");
        text.AppendJoin("; ", order.EnumerateArray().Take(MostNamed).Select(static one => $"{Said(one, "name")}{Hp(one)}{(Said(one, "state") is { } state ? $" {state}" : "")}{(one.TryGetProperty("hidden", out var hidden) && hidden.ValueKind == JsonValueKind.True ? " (hidden from the players)" : "")}"));
        text.Append(order.GetArrayLength() > MostNamed ? "; …\n" : ".\n");
        return whose;
    }

    private static string Hp(JsonElement one) =>
        Object(one, "hp") is { } hp && hp.TryGetProperty("current", out var current) && hp.TryGetProperty("max", out var max) ? $" {current.GetRawText()}/{max.GetRawText()} hp" : string.Empty;

    private static string Conditions(JsonElement one) =>
        one.TryGetProperty("conditions", out var all) && all.ValueKind == JsonValueKind.Array && all.GetArrayLength() > 0
            ? $" ({string.Join(", ", all.EnumerateArray().Where(static name => name.ValueKind == JsonValueKind.String).Select(static name => name.GetString()))})"
            : string.Empty;

    private static JsonElement? Object(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var inner) && inner.ValueKind == JsonValueKind.Object ? inner : null;

    private static string? Said(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String && text.GetString() is { Length: > 0 } said ? said : null;
}
