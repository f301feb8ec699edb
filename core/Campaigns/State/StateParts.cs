using System.Collections.Immutable;
using System.Text.Json;

namespace PluginHost.Campaigns;

/// <summary>The state as data for feeds. A part is made anew only when what it is made of changed.</summary>
internal sealed record StateParts(JsonElement Campaign, JsonElement Initiative, JsonElement Party, JsonElement Rolls)
{
    public IReadOnlyDictionary<string, JsonElement> Named { get; } = new Dictionary<string, JsonElement>(StringComparer.Ordinal)
    {
        ["campaign"] = Campaign,
        ["initiative"] = Initiative,
        ["party"] = Party,
        ["rolls"] = Rolls,
    };

    public static StateParts Of(SavedState its) => new(CampaignOf(its), InitiativeOf(its), PartyOf(its), RollsOf(its));

    public StateParts After(SavedState before, SavedState its) => new(
        Equals(before.Info, its.Info) && Equals(before.Session, its.Session) ? Campaign : CampaignOf(its),
        ReferenceEquals(before.Combat, its.Combat) && ReferenceEquals(before.Order, its.Order) ? Initiative : InitiativeAfter(its),
        before.Party == its.Party ? Party : PartyOf(its),
        before.Rolls == its.Rolls ? Rolls : RollsOf(its));

    private JsonElement InitiativeAfter(SavedState its)
    {
        var next = InitiativeOf(its);
        return JsonElement.DeepEquals(Initiative, next) ? Initiative : next;
    }

    private static JsonElement CampaignOf(SavedState its) => JsonSerializer.SerializeToElement(
        new CampaignPart(its.Journal, its.Info?.Name ?? "", its.Info?.System ?? "", its.Session is { } session ? new SessionPart(session.Id, session.Name) : null),
        CampaignJson.Default.CampaignPart);

    private static JsonElement InitiativeOf(SavedState its) => JsonSerializer.SerializeToElement(InitiativePart.Of(its), CampaignJson.Default.InitiativePart);

    private static JsonElement PartyOf(SavedState its) => JsonSerializer.SerializeToElement(its.Party, CampaignJson.Default.ImmutableArrayCharacter);

    private static JsonElement RollsOf(SavedState its) => JsonSerializer.SerializeToElement(its.Rolls, CampaignJson.Default.ImmutableArrayRolled);
}

internal sealed record CampaignPart(string Id, string Name, string System, SessionPart? Session);

internal sealed record SessionPart(string Id, string? Name);

internal sealed record InitiativePart(int Round, int CurrentTurn, ImmutableArray<PlacePart> Order)
{
    public static InitiativePart Of(SavedState its)
    {
        if (its.Combat is { } combat)
        {
            var exact = combat.Combatants.Select(static one =>
                new PlacePart(one.Id, one.Name, one.Initiative, Health.Of(one.Hp), one.Hp, one.IsPlayer, one.Hidden ? true : null));
            return Made(combat.Round, combat.Turn, [.. exact]);
        }

        var shown = its.Order?.Order.Select(static one => new PlacePart(one.Id, one.Name, one.Initiative, one.State, null, one.IsPlayer, null)) ?? [];
        return Made(its.Order?.Round ?? 0, its.Order?.Turn, [.. shown]);
    }

    private static InitiativePart Made(int round, string? turn, ImmutableArray<PlacePart> order) =>
        new(round, turn is null ? -1 : order.Select(static place => place.Id).ToList().IndexOf(turn), order);
}

internal sealed record PlacePart(string Id, string Name, int Initiative, string? State, HitPoints? Hp, bool IsPlayer, bool? Hidden);
