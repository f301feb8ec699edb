using System.Globalization;
using System.Text;

namespace PluginHost.Campaigns;

/// <summary>A fight and a party in few words, each as far as the reader's own view goes. Ids stand only where a name is not enough.</summary>
internal static class CombatText
{
    public static string Of(KnownState its)
    {
        if (its.Fight is not { } fight)
        {
            return "There is no fight.";
        }

        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Round {fight.Round}. {(fight.Current is { } current ? $"{current.Name}'s turn." : "Nobody's turn yet.")}");
        var twice = fight.Fighters.GroupBy(static one => one.Name, StringComparer.OrdinalIgnoreCase).Where(static same => same.Count() > 1).Select(static same => same.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var one in fight.Fighters)
        {
            text.Append('\n').Append(one.Id == fight.Turn ? "> " : "- ").Append(one.Initiative?.ToString(CultureInfo.InvariantCulture) ?? "?").Append(' ').Append(one.Name);
            if (twice.Contains(one.Name))
            {
                text.Append(CultureInfo.InvariantCulture, $" [{one.Id}]");
            }

            Body(text, one with { Hp = one.Hp ?? Bodies.MemberOf(its.World, one)?.Hp });
        }

        foreach (var request in its.World.Of(EntityTypes.RollRequest).Select(static entity => entity.As(RollRequest.From)).Where(static one => one.Open))
        {
            text.Append(CultureInfo.InvariantCulture, $"\nAsked: {request.What} of {string.Join(", ", request.Of.Where(one => !request.Answers.ContainsKey(one.Key)).Select(static one => one.Value))} [{request.Id}]");
        }

        return text.ToString();
    }

    public static string OfParty(KnownState its)
    {
        var text = new StringBuilder();
        foreach (var entity in its.World.Of(EntityTypes.Character))
        {
            var one = entity.As(Character.Of);
            text.Append(text.Length > 0 ? "\n" : "").Append(one.Name);
            if (one.Player is not null)
            {
                text.Append(CultureInfo.InvariantCulture, $" ({one.Player})");
            }

            text.Append(CultureInfo.InvariantCulture, $" [{one.Id}]");
            Body(text, Bodies.Of(its.World, one) with { Hp = one.Hp, Hidden = false, Waits = null });
            var used = Supplies.Slots(entity.Its).Select(static slot => $"level {slot.Name} {slot.Left}").Take(10).ToList();
            Append(text, "slots", used);
            Append(text, "uses", Supplies.Uses(entity.Its).Where(static use => use.Name.Length > 0).Take(8).Select(static use => $"{use.Name} {use.Left}"));
            if (entity.Its.Number("sheet/character/experience") is { } experience)
            {
                text.Append(CultureInfo.InvariantCulture, $"; {experience} XP");
            }
        }

        return text.Length > 0 ? text.ToString() : "There are no characters.";
    }

    private static void Body(StringBuilder text, Fighter one)
    {
        if (one.Hp is { } hp)
        {
            text.Append(CultureInfo.InvariantCulture, $" {hp.Current}/{hp.Max}");
            if (hp.Temp is { } temp)
            {
                text.Append(CultureInfo.InvariantCulture, $"+{temp}");
            }
        }
        else if (one.State is not null)
        {
            text.Append(' ').Append(one.State);
        }

        if (one.Ac is { } ac)
        {
            text.Append(CultureInfo.InvariantCulture, $" AC {ac}");
        }

        Append(text, "", one.Conditions.Select(static condition => condition.Title + Until(condition)));
        Append(text, "", Words(one));
    }

    private static string Until(Affliction one) => one.Ends switch
    {
        Affliction.BySave => " (save ends)",
        null => "",
        _ when one.Round is { } round => string.Create(CultureInfo.InvariantCulture, $" (to round {round})"),
        _ => "",
    };

    private static IEnumerable<string> Words(Fighter one)
    {
        if (one.Death is { } death)
        {
            yield return death switch
            {
                { Dead: true } => "dead",
                { Stable: true } => "stable",
                _ => string.Create(CultureInfo.InvariantCulture, $"death saves {death.Successes}+ {death.Failures}-"),
            };
        }
        else if (one.Defeated)
        {
            yield return "defeated";
        }

        foreach (var (shown, word) in new[] { (one.Hidden, "hidden"), (one.Label is not null, $"seen as {one.Label}"), (one.Waits == Fighter.Delays, "delays"), (one.Waits == Fighter.Ready, "ready") })
        {
            if (shown)
            {
                yield return word;
            }
        }

        foreach (var (pool, name) in new[] { (one.Traits.Actions, "legendary actions"), (one.Traits.Resistances, "legendary resistances") })
        {
            if (pool is not null)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{name} {pool.Current}/{pool.Max}");
            }
        }
    }

    private static void Append(StringBuilder text, string name, IEnumerable<string> words)
    {
        var all = string.Join(", ", words);
        if (all.Length > 0)
        {
            text.Append("; ").Append(name).Append(name.Length > 0 ? " " : "").Append(all);
        }
    }
}
