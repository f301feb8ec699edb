using System.Collections.Immutable;
using System.Text.Json;

namespace PluginHost.Campaigns;

/// <summary>The state as data for feeds. A part is made when somebody asks for it, and made anew only when what it is made of changed.</summary>
internal sealed class StateParts
{
    private static readonly string[] OfCampaign = [EntityTypes.Campaign, EntityTypes.Session];
    private static readonly string[] OfInitiative = [EntityTypes.Combat, EntityTypes.Combatant];
    private static readonly string[] OfParty = [EntityTypes.Character];

    private readonly Lazy<JsonElement> _campaign;
    private readonly Lazy<JsonElement> _initiative;
    private readonly Lazy<JsonElement> _party;
    private readonly Lazy<JsonElement> _rolls;
    private IReadOnlyDictionary<string, JsonElement>? _named;

    private StateParts(Lazy<JsonElement> campaign, Lazy<JsonElement> initiative, Lazy<JsonElement> party, Lazy<JsonElement> rolls) =>
        (_campaign, _initiative, _party, _rolls) = (campaign, initiative, party, rolls);

    public IReadOnlyDictionary<string, JsonElement> Named => _named ??= new Dictionary<string, JsonElement>(StringComparer.Ordinal)
    {
        ["campaign"] = _campaign.Value,
        ["initiative"] = _initiative.Value,
        ["party"] = _party.Value,
        ["rolls"] = _rolls.Value,
    };

    public static StateParts Of(KnownState its) => new(new(() => CampaignOf(its)), new(() => InitiativeOf(its)), new(() => PartyOf(its)), new(() => RollsOf(its)));

    public StateParts After(KnownState before, KnownState its) => new(
        IsSame(before, its, OfCampaign) ? _campaign : new(() => CampaignOf(its)),
        IsSame(before, its, OfInitiative) ? _initiative : new(() => InitiativeOf(its)),
        IsSame(before, its, OfParty) ? _party : new(() => PartyOf(its)),
        before.Rolls == its.Rolls ? _rolls : new(() => RollsOf(its)));

    private static bool IsSame(KnownState before, KnownState its, string[] types) =>
        ReferenceEquals(before.World, its.World) || Array.TrueForAll(types, type => ReferenceEquals(before.World.ByType.GetValueOrDefault(type), its.World.ByType.GetValueOrDefault(type)));

    private static JsonElement CampaignOf(KnownState its) => JsonSerializer.SerializeToElement(
        new CampaignPart(its.Journal, its.Info?.Name ?? "", its.Info?.System ?? "", its.Session is { } session ? new SessionPart(session.Id, session.Name) : null),
        CampaignJson.Default.CampaignPart);

    private static JsonElement InitiativeOf(KnownState its) => JsonSerializer.SerializeToElement(InitiativePart.Of(its.Fight), CampaignJson.Default.InitiativePart);

    private static JsonElement PartyOf(KnownState its) => JsonSerializer.SerializeToElement(its.Party, CampaignJson.Default.ImmutableArrayCharacter);

    private static JsonElement RollsOf(KnownState its) => JsonSerializer.SerializeToElement(its.Rolls, CampaignJson.Default.ImmutableArrayRolled);
}

internal sealed record CampaignPart(string Id, string Name, string System, SessionPart? Session);

internal sealed record SessionPart(string Id, string? Name);

internal sealed record InitiativePart(int Round, int CurrentTurn, ImmutableArray<PlacePart> Order)
{
    public static InitiativePart Of(Fight? fight) => fight is null
        ? new InitiativePart(0, -1, [])
        : new InitiativePart(
            fight.Round,
            fight.Turn is null ? -1 : fight.Fighters.ToList().FindIndex(one => one.Id == fight.Turn),
            [.. fight.Fighters.Select(static one => new PlacePart(one.Id, one.Name, one.Initiative, one.State, one.Hp, one.IsPlayer, one.Hidden ? true : null))]);
}

internal sealed record PlacePart(string Id, string Name, int? Initiative, string? State, HitPoints? Hp, bool IsPlayer, bool? Hidden);
