using System.Collections.Immutable;
using System.Text.Json;

namespace PluginHost.Campaigns;

/// <summary>The state as data for feeds. A part is made when somebody asks for it, and made anew only when what it is made of changed.</summary>
internal sealed class StateParts(KnownState its)
{
    private static readonly JsonElement NoFight = JsonSerializer.SerializeToElement(InitiativePart.Of(null), CampaignJson.Default.InitiativePart);
    private static readonly JsonElement Nobody = JsonElement.Parse("[]");

    private IReadOnlyDictionary<string, JsonElement>? _named;

    public IReadOnlyDictionary<string, JsonElement> Named => _named ??= new Dictionary<string, JsonElement>(StringComparer.Ordinal)
    {
        ["campaign"] = its.World.Things(EntityTypes.Campaign)?.Kept(its.World.Things(EntityTypes.Session), () => CampaignOf(its)) ?? CampaignOf(its),
        ["initiative"] = its.World.Things(EntityTypes.Combat)?.Kept(its.World.Things(EntityTypes.Combatant), () => JsonSerializer.SerializeToElement(InitiativePart.Of(its.Fight), CampaignJson.Default.InitiativePart)) ?? NoFight,
        ["party"] = its.World.Things(EntityTypes.Character)?.Kept(null, () => JsonSerializer.SerializeToElement(its.Party, CampaignJson.Default.ImmutableArrayCharacter)) ?? Nobody,
        ["rolls"] = its.Rolls.Part,
        ["requests"] = its.World.Things(EntityTypes.RollRequest)?.Kept(null, () => JsonSerializer.SerializeToElement(RequestPart.Latest(its.World), CampaignJson.Default.IReadOnlyListRequestPart)) ?? Nobody,
        ["stage"] = its.Memo.Part(its),
    };

    public static StateParts Of(KnownState its) => new(its);

    private static JsonElement CampaignOf(KnownState its) => JsonSerializer.SerializeToElement(
        new CampaignPart(its.Journal, its.Info?.Name ?? "", its.Info?.System ?? "", its.Session is { } session ? new SessionPart(session.Id, session.Name) : null),
        CampaignJson.Default.CampaignPart);
}

internal sealed record CampaignPart(string Id, string Name, string System, SessionPart? Session);

internal sealed record SessionPart(string Id, string? Name);

internal sealed record InitiativePart(int Round, int CurrentTurn, ImmutableArray<PlacePart> Order)
{
    public static InitiativePart Of(Fight? fight) => fight is null
        ? new InitiativePart(0, -1, [])
        : new InitiativePart(
            fight.Round,
            fight.Place,
            [.. fight.Fighters.Select(static one => new PlacePart(one.Id, one.Name, one.Initiative, one.State, one.Hp, one.IsPlayer, one.Hidden ? true : null)
            {
                Conditions = one.Conditions.IsEmpty ? null : [.. one.Conditions.Select(static condition => condition.Title)],
                Death = one.Death,
                Defeated = one.Defeated ? true : null,
                Waits = one.Waits,
                Ac = one.Ac,
            })]);
}

internal sealed record PlacePart(string Id, string Name, int? Initiative, string? State, HitPoints? Hp, bool IsPlayer, bool? Hidden)
{
    public ImmutableArray<string>? Conditions { get; init; }

    public DeathSaves? Death { get; init; }

    public bool? Defeated { get; init; }

    public string? Waits { get; init; }

    public int? Ac { get; init; }
}
