using System.Globalization;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>Who is told what of a fight: the only place that decides.</summary>
internal static class FightTelling
{
    /// <summary>Those who know that it is there.</summary>
    public static Audience OpenTo(Fighter one) => one.Hidden ? Audience.GameMaster : Audience.Everyone;

    /// <summary>Those who know of one who may be in no fight at all, but a character of whom not everyone knows.</summary>
    public static Audience HearersOf(World world, Fighter one) =>
        world.Find(EntityTypes.Combatant, one.Id) is null && world.Find(EntityTypes.Character, one.Id) is { } entity ? HearersOf(entity) : OpenTo(one);

    /// <summary>The widest audience that was told its name.</summary>
    public static Audience HearersOf(Entity entity) =>
        entity.Layers.FirstOrDefault(static layer => layer.Leaves["name"] is not null) is { } layer && Audience.Of(layer.Audience.Split(',')) is { Succeeded: true, Value: { } audience } ? audience : Audience.GameMaster;

    /// <summary>Those who know its points to the number: everyone, when they were revealed or belong to a character whose sheet everyone sees.</summary>
    public static Audience PointsOf(World world, Fighter one) =>
        one.Hidden ? Audience.GameMaster
        : one.ShowsHp ? Audience.Everyone
        : Bodies.MemberOf(world, one) is { } member && world.Find(EntityTypes.Character, member.Id) is { } entity && entity.Told(Audience.Everyone.ToString())["sheet/combat/hp/current"] is not null ? Audience.Everyone
        : Audience.GameMaster;

    public static IEnumerable<Told> Of(Fighter one)
    {
        var open = OpenTo(one);
        yield return Text(open, "name", one.Hidden ? one.Name : one.Shown);
        foreach (var told in Names(one, open).Concat(Order(one, open)).Concat(Health(one, open)).Concat(one.Conditions.SelectMany(condition => Of(condition, open))))
        {
            yield return told;
        }

        foreach (var (path, value) in one.Traits.Leaves())
        {
            yield return new Told(Audience.GameMaster, path, value);
        }

        foreach (var (turn, text) in one.Past)
        {
            yield return Text(Audience.GameMaster, PastOf(turn), text);
        }
    }

    /// <summary>The turn of one whom nobody sees is not told: for everyone the turn before goes on.</summary>
    public static IEnumerable<Told> Of(Fight fight, Leaves toldBefore)
    {
        yield return Number(Audience.GameMaster, "round", fight.Round);
        if (fight.Count > 0)
        {
            yield return Number(Audience.GameMaster, "count", fight.Count);
        }

        foreach (var (turn, text) in fight.Past)
        {
            yield return Text(Audience.GameMaster, PastOf(turn), text);
        }

        if (fight.Turn is not null)
        {
            yield return Text(Audience.GameMaster, "turn", fight.Turn);
        }

        if (fight.Turn is null || fight.Fighters.Any(one => one.Id == fight.Turn && !one.Hidden))
        {
            yield return Number(Audience.Everyone, "round", fight.Round);
            if (fight.Turn is not null)
            {
                yield return Text(Audience.Everyone, "turn", fight.Turn);
            }

            yield break;
        }

        // Whose turn everyone saw may be hidden or gone by now.
        var shown = toldBefore.Text("turn");
        foreach (var (path, value) in toldBefore.Pairs().Where(leaf => leaf.Key != "turn" || fight.Fighters.Any(one => one.Id == shown && !one.Hidden)))
        {
            yield return new Told(Audience.Everyone, path, value);
        }

        if (toldBefore.Count == 0)
        {
            yield return Number(Audience.Everyone, "round", fight.Round);
        }
    }

    private static IEnumerable<Told> Names(Fighter one, Audience open)
    {
        if (one is { Hidden: false, Label: not null })
        {
            yield return Text(Audience.GameMaster, "name", one.Name);
        }

        if (one.Label is not null)
        {
            yield return Text(Audience.GameMaster, "label", one.Label);
        }

        if (one.Hidden)
        {
            yield return Flag(Audience.GameMaster, "hidden");
        }

        if (one.Entity is not null)
        {
            yield return Text(one.IsPlayer ? open : Audience.GameMaster, "entity", one.Entity);
        }

        if (one.Group is not null)
        {
            yield return Text(Audience.GameMaster, "group", one.Group);
        }
    }

    private static IEnumerable<Told> Order(Fighter one, Audience open)
    {
        if (one.Initiative is { } initiative)
        {
            yield return Number(open, "initiative", initiative);
        }

        if (one.Tie != 0)
        {
            yield return Number(open, "tie", one.Tie);
        }

        foreach (var (flag, path) in new[] { (one.IsPlayer, "isPlayer"), (one.Lair, "lair") })
        {
            if (flag)
            {
                yield return Flag(open, path);
            }
        }

        if (one.Waits is not null)
        {
            yield return Text(open, "waits", one.Waits);
        }
    }

    private static IEnumerable<Told> Health(Fighter one, Audience open)
    {
        foreach (var (shows, path) in new[] { (one.ShowsHp, "shows/hp"), (one.ShowsAc, "shows/ac") })
        {
            if (shows)
            {
                yield return Flag(Audience.GameMaster, path);
            }
        }

        if (one.Ac is { } ac)
        {
            yield return Number(one.ShowsAc ? open : Audience.GameMaster, "ac", ac);
        }

        if (one.Hp is { } hp)
        {
            var exact = one.ShowsHp ? open : Audience.GameMaster;
            yield return Number(exact, "hp/current", hp.Current);
            yield return Number(exact, "hp/max", hp.Max);
            if (hp.Temp is { } temp)
            {
                yield return Number(exact, "hp/temp", temp);
            }

            yield return Text(open, "state", PluginHost.Campaigns.Health.Of(hp)!);
        }

        if (one.Defeated)
        {
            yield return Flag(open, "defeated");
        }

        if (one.ConcentrationDc is { } dc)
        {
            yield return Number(Audience.GameMaster, "concentrationDc", dc);
        }

        if (one.Death is { } death)
        {
            yield return Number(open, "death/successes", death.Successes);
            yield return Number(open, "death/failures", death.Failures);
            foreach (var (flag, path) in new[] { (death.Stable, "death/stable"), (death.Dead, "death/dead") })
            {
                if (flag)
                {
                    yield return Flag(open, path);
                }
            }
        }
    }

    /// <summary>Everyone sees that somebody has a condition and in which round it ends; where it comes from and what it is measured by is the game master's.</summary>
    private static IEnumerable<Told> Of(Affliction one, Audience open)
    {
        var seen = one.Secret ? Audience.GameMaster : open;
        var path = $"conditions/{one.Key}/";
        yield return Text(seen, path + "name", one.Name);
        foreach (var (name, number, audience) in new[] { ("value", one.Value, seen), ("round", one.Round, seen), ("dc", one.Dc, Audience.GameMaster) })
        {
            if (number is { } there)
            {
                yield return Number(audience, path + name, there);
            }
        }

        foreach (var (name, text, audience) in new[] { ("note", one.Note, seen), ("ends", one.Ends, seen), ("who", one.Who, Audience.GameMaster), ("save", one.Save, seen), ("source", one.Source, Audience.GameMaster), ("holder", one.Holder, Audience.GameMaster) })
        {
            if (text is not null)
            {
                yield return Text(audience, path + name, text);
            }
        }

        if (one.Secret)
        {
            yield return Flag(Audience.GameMaster, path + "secret");
        }
    }

    private static string PastOf(int turn) => string.Create(CultureInfo.InvariantCulture, $"past/{turn:000000}");

    private static Told Text(Audience audience, string path, string text) => new(audience, path, Values.Text(text));

    private static Told Number(Audience audience, string path, int number) => new(audience, path, Values.Number(number));

    private static Told Flag(Audience audience, string path) => new(audience, path, Values.True);
}
