using System.Collections.Immutable;
using PluginHost.Journal;

namespace PluginHost.Campaigns;

/// <summary>A fight as the game master keeps it and as everyone sees it, side by side: a view that may see both shows the first.</summary>
internal static class CombatAfter
{
    public static SavedState Apply(SavedState its, StoredEvent happened)
    {
        var json = CampaignJson.Default;
        return happened.Event.Kind switch
        {
            CampaignKinds.CombatSet when CampaignFold.Read(happened, json.CombatSet) is { } set =>
                its with { Combat = new Combat(set.Round, null, [.. (set.Combatants ?? []).Where(static one => one is { Id: not null, Name: not null })]) },
            CampaignKinds.OrderShown when CampaignFold.Read(happened, json.OrderShown) is { } shown =>
                its with { Order = new PublicOrder(shown.Round, null, [.. (shown.Order ?? []).Where(static one => one is { Id: not null, Name: not null })]) },
            CampaignKinds.TurnTaken when its.Combat is not null && CampaignFold.Read(happened, json.TurnBegun) is { Combatant: not null } turn =>
                its with { Combat = its.Combat with { Round = turn.Round, Turn = turn.Combatant } },
            CampaignKinds.TurnShown when its.Order is not null && CampaignFold.Read(happened, json.TurnBegun) is { Combatant: not null } turn =>
                its with { Order = its.Order with { Round = turn.Round, Turn = turn.Combatant } },
            CampaignKinds.HpSet when CampaignFold.Read(happened, json.HpSet) is { Combatant: not null } hp =>
                Exact(its, hp.Combatant, one => one with { Hp = new HitPoints(hp.Current, hp.Max) }),
            CampaignKinds.StateShown when CampaignFold.Read(happened, json.StateShown) is { Combatant: not null } state =>
                Public(its, state.Combatant, one => one with { State = state.State }),
            CampaignKinds.Revealed when CampaignFold.Read(happened, json.Revealed) is { Combatant: not null, Name: not null } revealed => Reveal(its, revealed),
            _ => its,
        };
    }

    private static SavedState Reveal(SavedState its, Revealed revealed)
    {
        its = Exact(its, revealed.Combatant!, static one => one with { Hidden = false, Known = true });
        if (its.Order is not { } order || order.Order.Any(one => one.Id == revealed.Combatant))
        {
            return Public(its, revealed.Combatant!, one => one with { Name = revealed.Name! });
        }

        var next = order.Order.ToList().FindIndex(one => one.Id == revealed.Before);
        var place = next >= 0 ? next : order.Order.TakeWhile(one => one.Initiative >= revealed.Initiative).Count();
        var shown = new Shown(revealed.Combatant!, revealed.Name!, revealed.Initiative, revealed.State, revealed.IsPlayer);
        return its with { Order = order with { Order = order.Order.Insert(place, shown) } };
    }

    private static SavedState Exact(SavedState its, string id, Func<Combatant, Combatant> change) =>
        its.Combat is { } combat && Changed(combat.Combatants, one => one.Id == id, change) is { } combatants ? its with { Combat = combat with { Combatants = combatants } } : its;

    private static SavedState Public(SavedState its, string id, Func<Shown, Shown> change) =>
        its.Order is { } order && Changed(order.Order, one => one.Id == id, change) is { } shown ? its with { Order = order with { Order = shown } } : its;

    private static ImmutableArray<T>? Changed<T>(ImmutableArray<T> all, Predicate<T> which, Func<T, T> change)
    {
        var index = all.ToList().FindIndex(which);
        return index < 0 ? null : all.SetItem(index, change(all[index]));
    }
}
