using System.Text.Json.Serialization;

namespace PluginHost.Campaigns;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CampaignCreated))]
[JsonSerializable(typeof(SessionStarted))]
[JsonSerializable(typeof(SessionEnded))]
[JsonSerializable(typeof(NoteAdded))]
[JsonSerializable(typeof(DecisionRecorded))]
[JsonSerializable(typeof(EntityChanged))]
[JsonSerializable(typeof(EntityChange))]
[JsonSerializable(typeof(Happened))]
[JsonSerializable(typeof(StepUndone))]
[JsonSerializable(typeof(CombatSet))]
[JsonSerializable(typeof(OrderShown))]
[JsonSerializable(typeof(TurnBegun))]
[JsonSerializable(typeof(HpSet))]
[JsonSerializable(typeof(StateShown))]
[JsonSerializable(typeof(Revealed))]
[JsonSerializable(typeof(DiceRolled))]
[JsonSerializable(typeof(RollsSealed))]
[JsonSerializable(typeof(EntropyAdded))]
[JsonSerializable(typeof(SessionTranscript))]
[JsonSerializable(typeof(SavedState))]
[JsonSerializable(typeof(CampaignPart))]
[JsonSerializable(typeof(InitiativePart))]
[JsonSerializable(typeof(System.Collections.Immutable.ImmutableArray<Character>))]
[JsonSerializable(typeof(System.Collections.Immutable.ImmutableArray<Rolled>))]
[JsonSerializable(typeof(IReadOnlyList<RequestPart>))]
[JsonSerializable(typeof(StagePart))]
[JsonSerializable(typeof(Voted))]
[JsonSerializable(typeof(DateTimeOffset))]
[JsonSerializable(typeof(CampaignMade))]
[JsonSerializable(typeof(CampaignList))]
[JsonSerializable(typeof(MadeId))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, System.Text.Json.JsonElement>))]
internal sealed partial class CampaignJson : JsonSerializerContext;

internal sealed record CampaignMade(string Id, string Name, string System);

internal sealed record CampaignList(IReadOnlyList<CampaignMade> Campaigns);

internal sealed record MadeId(string Id);
