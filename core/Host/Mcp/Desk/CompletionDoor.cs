using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>How an argument of a prompt or of an address may go on.</summary>
internal sealed class CompletionDoor(HostParts parts, ResourceDesk resources, PromptDesk prompts, Seat seat)
{
    private const int Most = 100;
    private const int LongestTyped = 200;

    public async ValueTask<CompleteResult> CompleteAsync(RequestContext<CompleteRequestParams> request, CancellationToken cancellationToken)
    {
        var asked = request.Params;
        var typed = asked?.Argument?.Value ?? string.Empty;
        var name = asked?.Argument?.Name ?? string.Empty;
        var others = asked?.Context?.Arguments?.ToDictionary(static pair => pair.Key, static pair => pair.Value, StringComparer.Ordinal) ?? [];
        var found = typed.Length > LongestTyped ? [] : asked?.Ref switch
        {
            PromptReference prompt => await OfPromptAsync(prompt.Name, name, typed, others, cancellationToken),
            ResourceTemplateReference resource => await OfResourceAsync(resource.Uri ?? string.Empty, name, typed, others, cancellationToken),
            _ => [],
        };
        return new CompleteResult { Completion = new Completion { Values = [.. found.Take(Most)], Total = found.Count > Most ? null : found.Count, HasMore = found.Count > Most } };
    }

    private async Task<IReadOnlyList<string>> OfPromptAsync(string prompt, string argument, string typed, Dictionary<string, string> others, CancellationToken cancellationToken) =>
        prompts.Offered(prompt, seat.Caller) is { } offered
            ? await offered.CompleteAsync(Call(prompt, argument, typed, others), cancellationToken)
            : (prompt, argument) switch
            {
                ("voice_npc", "name") => await NamesAsync("get_campaign_data", new JsonObject { ["data_type"] = "npcs", ["limit"] = Most }, "items", "name", typed, cancellationToken),
                ("adjudicate_rule", "question") => await TitlesAsync(typed, cancellationToken),
                _ => [],
            };

    private async Task<IReadOnlyList<string>> OfResourceAsync(string template, string argument, string typed, Dictionary<string, string> others, CancellationToken cancellationToken) =>
        resources.OfferedTemplate(template, seat.Caller) is { } offered
            ? await offered.CompleteAsync(Call(template, argument, typed, others), cancellationToken)
            : (template.Split("://")[0], argument) switch
            {
                ("campaign", "id") => await NamesAsync("list_campaigns", [], "campaigns", "id", typed, cancellationToken),
                ("character", "id") => await CharactersAsync(typed, cancellationToken),
                ("rules", "source") => await NamesAsync("list_sources", [], "sources", "id", typed, cancellationToken),
                ("rules", "section") => await TitlesAsync(typed, cancellationToken),
                _ => [],
            };

    private CompletionCall Call(string of, string argument, string typed, Dictionary<string, string> others) =>
        new(of, argument, typed, seat.Caller) { Others = others, Campaign = seat.Campaign };

    private async Task<IReadOnlyList<string>> CharactersAsync(string typed, CancellationToken cancellationToken)
    {
        if (seat.Campaign is not { Length: > 0 } campaign || parts.Admission.Silently(seat.Caller, campaign) is not { } there)
        {
            return [];
        }

        var view = (await parts.Views.CurrentAsync(campaign, there.Audience, cancellationToken)).View;
        return view.Parts.TryGetValue("party", out var party) ? Values(party, "name", typed) : [];
    }

    private async Task<IReadOnlyList<string>> TitlesAsync(string typed, CancellationToken cancellationToken)
    {
        var found = typed.Length == 0 ? null : await DataAsync("complete_search", new JsonObject { ["typed"] = typed, ["limit"] = 20 }, cancellationToken);
        return found is { } data && data.TryGetProperty("titles", out var titles) && titles.ValueKind == JsonValueKind.Array
            ? [.. titles.EnumerateArray().Select(static title => title.GetString()).OfType<string>()]
            : [];
    }

    private async Task<IReadOnlyList<string>> NamesAsync(string tool, JsonObject arguments, string list, string property, string typed, CancellationToken cancellationToken) =>
        await DataAsync(tool, arguments, cancellationToken) is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty(list, out var all) ? Values(all, property, typed) : [];

    private async Task<JsonElement?> DataAsync(string tool, JsonObject arguments, CancellationToken cancellationToken)
    {
        var call = new ToolCall(Guid.CreateVersion7().ToString("N"), tool, JsonSerializer.SerializeToElement(arguments, AssistantJson.Default.JsonObject), seat.Caller) { Campaign = seat.Campaign };
        return (await parts.Table.CallAsync(call, new Progress<ToolProgress>(), cancellationToken)).Data;
    }

    private static IReadOnlyList<string> Values(JsonElement list, string property, string typed) => list.ValueKind != JsonValueKind.Array
        ? []
        : [.. list.EnumerateArray()
            .Select(one => one.ValueKind == JsonValueKind.Object && one.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : string.Empty)
            .Where(value => value.Length > 0 && value.StartsWith(typed, StringComparison.OrdinalIgnoreCase))];
}
