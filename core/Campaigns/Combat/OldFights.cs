using System.Text.Json;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>Fights as the first version told them, lifted when they are read.</summary>
internal static class OldFights
{
    public static World Apply(World world, StoredEvent happened)
    {
        var json = CampaignJson.Default;
        var audience = happened.Audience.ToString();
        return happened.Kind switch
        {
            "campaigns/combat-set" when CampaignFold.Read(happened, json.CombatSet) is { } set =>
                Begin(world, happened, set.Round, (set.Combatants ?? []).Where(static one => one is { Id: not null, Name: not null }).Select(Entered)),
            "campaigns/order-shown" when CampaignFold.Read(happened, json.OrderShown) is { } shown =>
                Begin(world, happened, shown.Round, (shown.Order ?? []).Where(static one => one is { Id: not null, Name: not null }).Select(Entered)),
            "campaigns/turn-taken" or "campaigns/turn-shown" when CampaignFold.Read(happened, json.TurnBegun) is { Combatant: { } whose } turn && world.Find(EntityTypes.Combat, Fight.Id) is not null =>
                Tell(world, EntityTypes.Combat, Fight.Id, happened, [new("round", Values.Number(turn.Round)), new("turn", Values.Text(whose))]),
            "campaigns/hp-set" when CampaignFold.Read(happened, json.HpSet) is { Combatant: { } who } hp && world.Find(EntityTypes.Combatant, who) is not null =>
                Tell(world, EntityTypes.Combatant, who, happened, [new("hp/current", Values.Number(hp.Current)), new("hp/max", Values.Number(hp.Max))]),
            "campaigns/state-shown" when CampaignFold.Read(happened, json.StateShown) is { Combatant: { } who, State: { } state } && world.Find(EntityTypes.Combatant, who) is not null =>
                Tell(world, EntityTypes.Combatant, who, happened, [new("state", Values.Text(state))]),
            "campaigns/revealed" when CampaignFold.Read(happened, json.Revealed) is { Combatant: { } who, Name: not null } revealed =>
                Reveal(world, happened, who, revealed),
            _ => world,
        };

        World Begin(World before, StoredEvent told, int round, IEnumerable<(string Id, List<KeyValuePair<string, JsonElement>> Leaves)> order)
        {
            foreach (var old in before.Of(EntityTypes.Combatant).ToList())
            {
                before = before.With(old.With(audience, Leaves.None));
            }

            var all = order.ToList();
            before = before.With((before.At(EntityTypes.Combat, Fight.Id) ?? new Entity(EntityTypes.Combat, Fight.Id, told.Seq, [])).With(audience, Leaves.None));
            if (all.Count > 0)
            {
                before = Tell(before, EntityTypes.Combat, Fight.Id, told, [new("round", Values.Number(round))]);
            }

            // The order was told once for all: equal initiatives stood as they were listed.
            for (var place = 0; place < all.Count; place++)
            {
                before = Tell(before, EntityTypes.Combatant, all[place].Id, told, [.. all[place].Leaves, new("tie", Values.Number(all.Count - place))]);
            }

            return before;
        }
    }

    private static World Reveal(World world, StoredEvent happened, string who, Revealed revealed)
    {
        var gm = Audience.GameMaster.ToString();
        var entity = world.At(EntityTypes.Combatant, who) ?? new Entity(EntityTypes.Combatant, who, happened.Seq, []);
        world = world.With(entity.With(gm, entity.Told(gm).Without("hidden").Without("label")));
        return Tell(world, EntityTypes.Combatant, who, happened, Entered(new Shown(who, revealed.Name!, revealed.Initiative, revealed.State, revealed.IsPlayer)).Leaves);
    }

    private static (string Id, List<KeyValuePair<string, JsonElement>> Leaves) Entered(Combatant one)
    {
        List<KeyValuePair<string, JsonElement>> leaves = [new("name", Values.Text(one.Name)), new("initiative", Values.Number(one.Initiative))];
        if (one.Hp is { } hp)
        {
            leaves.AddRange([new("hp/current", Values.Number(hp.Current)), new("hp/max", Values.Number(hp.Max))]);
        }

        if (one.IsPlayer)
        {
            leaves.Add(new("isPlayer", Values.True));
        }

        if (one.Hidden)
        {
            leaves.Add(new("hidden", Values.True));
        }
        else if (!one.Known)
        {
            leaves.Add(new("label", Values.Text("Unknown creature")));
        }

        return (one.Id, leaves);
    }

    private static (string Id, List<KeyValuePair<string, JsonElement>> Leaves) Entered(Shown one)
    {
        List<KeyValuePair<string, JsonElement>> leaves = [new("name", Values.Text(one.Name)), new("initiative", Values.Number(one.Initiative))];
        if (one.State is not null)
        {
            leaves.Add(new("state", Values.Text(one.State)));
        }

        if (one.IsPlayer)
        {
            leaves.Add(new("isPlayer", Values.True));
        }

        return (one.Id, leaves);
    }

    private static World Tell(World world, string type, string id, StoredEvent happened, List<KeyValuePair<string, JsonElement>> leaves)
    {
        var entity = world.At(type, id) ?? new Entity(type, id, happened.Seq, []);
        var audience = happened.Audience.ToString();
        return world.With(entity.With(audience, leaves.Aggregate(entity.Told(audience), static (told, one) => told.With(one.Key, one.Value))));
    }
}
