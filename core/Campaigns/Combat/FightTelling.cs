using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>Who is told what of a fight: the only place that decides.</summary>
internal static class FightTelling
{
    public static IEnumerable<Told> Of(Fighter one)
    {
        var open = one.Hidden ? Audience.GameMaster : Audience.Everyone;
        yield return Text(open, "name", one.Hidden ? one.Name : one.Label ?? one.Name);
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

        if (one.Initiative is { } initiative)
        {
            yield return Number(open, "initiative", initiative);
        }

        if (one.Tie != 0)
        {
            yield return Number(open, "tie", one.Tie);
        }

        if (one.IsPlayer)
        {
            yield return Flag(open, "isPlayer");
        }

        if (one.Hp is { } hp)
        {
            yield return Number(Audience.GameMaster, "hp/current", hp.Current);
            yield return Number(Audience.GameMaster, "hp/max", hp.Max);
            yield return Text(open, "state", Health.Of(hp)!);
        }
    }

    /// <summary>The turn of one whom nobody sees is not told: for everyone the turn before goes on.</summary>
    public static IEnumerable<Told> Of(Fight fight, Leaves toldBefore)
    {
        yield return Number(Audience.GameMaster, "round", fight.Round);
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
        }
        else
        {
            foreach (var (path, value) in toldBefore.Pairs())
            {
                yield return new Told(Audience.Everyone, path, value);
            }

            if (toldBefore.Count == 0)
            {
                yield return Number(Audience.Everyone, "round", fight.Round);
            }
        }
    }

    private static Told Text(Audience audience, string path, string text) => new(audience, path, Values.Text(text));

    private static Told Number(Audience audience, string path, int number) => new(audience, path, Values.Number(number));

    private static Told Flag(Audience audience, string path) => new(audience, path, Values.True);
}
