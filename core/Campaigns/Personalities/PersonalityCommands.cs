using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using PluginHost.Campaigns.Sheets;
using PluginHost.Rules;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Personalities;

internal sealed record SystemArguments([property: Description("dnd5e, pathfinder2e, coc7e or generic.")] string System);

internal sealed record VoiceArguments([property: Description("dnd5e, pathfinder2e, coc7e or generic; none for plain words.")] string System);

internal sealed record EditPersonalityArguments(
    [property: Description("The system whose personality changes.")] string System,
    [property: Description("authoritative, mysterious, scholarly, heroic, grim, technical or warm.")] string? Tone = null,
    [property: Description("omniscient, first-person or instructional.")] string? Perspective = null,
    [property: Description("All descriptors of the style.")] IReadOnlyList<string>? StyleDescriptors = null,
    [property: Description("Phrases to add.")] IReadOnlyList<string>? AddPhrases = null,
    [property: Description("Phrases to take away.")] IReadOnlyList<string>? RemovePhrases = null,
    [property: Description("Words and their weights; 0 takes a word away.")] IReadOnlyDictionary<string, double>? Vocabulary = null,
    [property: Description("A source on the shelf to take all of it from first, by id or title.")] string? FromSource = null);

internal sealed record PreviewArguments(
    [property: Description("The text to hear.")] string Text,
    [property: Description("Whose personality; the active one when left out.")] string? System = null);

internal sealed record PersonalityShown(Personality Personality, bool Active, string Prompt);

internal sealed record PersonalitiesShown(string? Active, IReadOnlyList<Personality> Personalities);

/// <summary>How the campaign sounds. A campaign's own edits are the game master's.</summary>
internal sealed class PersonalityCommands(CampaignDesk desk, RulesDesk? rules)
{
    private const string Active = Spoken.Property;
    private const int LongestSource = 4_000_000;

    public async Task<ToolResult> GetAsync(SystemArguments asked, ToolCall call, CancellationToken cancellationToken)
    {
        var its = await OfAsync(call, cancellationToken);
        return Of(its, asked.System) is { Succeeded: true } found ? Shown(found.Value, its.Text(Active) == asked.System) : ToolResult.Failed(NoSystem());
    }

    public async Task<ToolResult> ListAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var its = await OfAsync(call, cancellationToken);
        var all = SheetWords.Systems.Select(system => Of(its, system).Value!).ToList();
        return ToolResult.Of(new PersonalitiesShown(its.Text(Active), all), PersonalityAnswers.Default.PersonalitiesShown, string.Join('\n', all.Select(one => $"{one.System}{(one.System == its.Text(Active) ? " (active)" : "")}: {one.Tone}, {one.Perspective}")));
    }

    public Task<ToolResult> SetAsync(VoiceArguments asked, ToolCall call, CancellationToken cancellationToken) => desk.ChangeAsync(
        call,
        null,
        its =>
        {
            var draft = new Draft(its.World);
            if (asked.System == Spoken.Plain)
            {
                draft.Unset(its.World.Find(EntityTypes.Campaign, EntityTypes.Campaign)!, Active);
                return Decision.Of(draft, "The campaign now speaks in plain words.");
            }

            if (!SheetWords.Systems.Contains(asked.System, StringComparer.Ordinal))
            {
                return NoSystem();
            }

            draft.Set(its.World.Find(EntityTypes.Campaign, EntityTypes.Campaign)!, Active, Values.Text(asked.System));
            return Decision.Of(draft, $"The campaign now sounds like {asked.System}.");
        },
        cancellationToken);

    public async Task<ToolResult> EditAsync(EditPersonalityArguments asked, ToolCall call, CancellationToken cancellationToken)
    {
        var text = asked.FromSource is { } source && rules is not null ? await rules.TextAsync(source, cancellationToken) : null;
        if (asked.FromSource is not null && text is null)
        {
            return ToolResult.Failed(Error.NotFound("There is no such source on the shelf.") with { Field = "from_source", Hint = "list_sources shows what is on the shelf." });
        }

        return await desk.ChangeAsync(
            call,
            null,
            its =>
            {
                var campaign = its.World.Find(EntityTypes.Campaign, EntityTypes.Campaign)!;
                var edit = new PersonalityEdit(asked.Tone, asked.Perspective, asked.StyleDescriptors, asked.AddPhrases, asked.RemovePhrases, asked.Vocabulary);
                var from = text is null ? Of(campaign.Its, asked.System) : PersonalityExtractor.Extract(asked.System, text.Length > LongestSource ? text[..LongestSource] : text, asked.FromSource);
                return from.Then(edit.Apply).Then<Decision>(edited =>
                {
                    var data = JsonNode.Parse(campaign.Data.GetRawText())!.AsObject();
                    var secret = data[Telling.SecretProperty] as JsonObject ?? [];
                    var own = secret["personalities"] as JsonObject ?? [];
                    own[asked.System] = JsonNode.Parse(JsonSerializer.SerializeToElement(edited, PersonalityAnswers.Default.Personality).GetRawText());
                    secret["personalities"] = own.DeepClone();
                    data[Telling.SecretProperty] = secret.DeepClone();
                    var draft = new Draft(its.World);
                    draft.Put(EntityTypes.Campaign, EntityTypes.Campaign, Telling.Of(EntityTypes.Campaign, Values.Of(data)));
                    return Decision.Of(draft, $"{asked.System} is now {edited.Tone}, {edited.Perspective}.", JsonSerializer.SerializeToElement(edited, PersonalityAnswers.Default.Personality));
                });
            },
            cancellationToken);
    }

    public async Task<ToolResult> PreviewAsync(PreviewArguments asked, ToolCall call, CancellationToken cancellationToken)
    {
        var its = await OfAsync(call, cancellationToken);
        var said = Of(its, asked.System ?? its.Text(Active) ?? SheetWords.Generic).Then(personality => Voice.Own.Preview(personality, asked.Text));
        return said.Succeeded ? ToolResult.Text(said.Value) : ToolResult.Failed(said.Error);
    }

    /// <summary>A campaign's own edit, or ours.</summary>
    public static Result<Personality> Of(Leaves campaign, string system) =>
        campaign.Data().TryGetProperty(Telling.SecretProperty, out var secret) && secret.ValueKind == JsonValueKind.Object
        && secret.TryGetProperty("personalities", out var own) && own.ValueKind == JsonValueKind.Object && own.TryGetProperty(system, out var edited)
        && edited.Deserialize(PersonalityAnswers.Default.Personality) is { } known && known.Check() is null
            ? known
            : DefaultPersonalities.Of(system);

    private async Task<Leaves> OfAsync(ToolCall call, CancellationToken cancellationToken) =>
        desk.Find(call, null) is { Succeeded: true } found
            ? (await desk.Views.StateAsync(found.Value, call.Caller.Audience, cancellationToken)).State.Its.World.Find(EntityTypes.Campaign, EntityTypes.Campaign)?.Its ?? Leaves.None
            : Leaves.None;

    private static ToolResult Shown(Personality personality, bool active) =>
        ToolResult.Of(new PersonalityShown(personality, active, personality.AsPrompt()), PersonalityAnswers.Default.PersonalityShown, personality.AsPrompt());

    private static Error NoSystem() => Error.Invalid("system", $"The system is one of {string.Join(", ", SheetWords.Systems)}.");
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectRequiredConstructorParameters = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SystemArguments))]
[JsonSerializable(typeof(VoiceArguments))]
[JsonSerializable(typeof(EditPersonalityArguments))]
[JsonSerializable(typeof(PreviewArguments))]
[JsonSerializable(typeof(PersonalityShown))]
[JsonSerializable(typeof(PersonalitiesShown))]
internal sealed partial class PersonalityAnswers : JsonSerializerContext;
