using System.Globalization;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>Conditions, with whatever ends them.</summary>
internal static class ConditionCommands
{
    private const int MostRounds = 10_000;
    private const int MostValue = 100;
    private const int MostDc = 100_000;

    public static Result<Decision> Add(Act act, AddConditionArguments arguments) => Who.All(act, arguments.Targets, "targets").Then(targets => Read(act, arguments, targets).Then<Decision>(condition =>
    {
        foreach (var target in targets)
        {
            var one = act.Again(target);
            if (one.Traits.Never.Contains(condition.Name, StringComparer.OrdinalIgnoreCase))
            {
                act.Tell(Audience.GameMaster, $"{one.Name} cannot be {condition.Name}.");
                continue;
            }

            if (one.Conditions.Length >= Afflictions.Most)
            {
                return Error.Invalid("targets", $"{one.Name} has {Afflictions.Most} conditions, which is the most.");
            }

            Gain(act, one, condition with { Key = act.Key(), Who = condition.Who ?? (condition.Ends is Affliction.AtStart or Affliction.AtEnd ? one.Id : null) });
        }

        return act.Done();
    }));

    public static Result<Decision> Remove(Act act, RemoveConditionArguments arguments) => Who.All(act, arguments.Targets, "targets").Then<Decision>(targets =>
    {
        var name = arguments.Condition.Trim();
        foreach (var target in targets)
        {
            var one = act.Again(target);
            if (one.Has(name) is not { } had)
            {
                return Error.Invalid("condition", $"{one.Name} is not {name}.") with { Hint = one.Conditions.IsEmpty ? $"{one.Name} has no conditions." : $"There is {string.Join(", ", one.Conditions.Select(static condition => condition.Name))}." };
            }

            if (had.Is(Affliction.Concentrating))
            {
                Afflictions.TellEnded(act, Afflictions.EndConcentration(act, one));
                continue;
            }

            var left = arguments.Value is { } less ? (had.Value ?? 1) - less : 0;
            var now = one with { Conditions = left > 0 ? one.Conditions.Replace(had, had with { Value = left }) : one.Conditions.Remove(had) };
            act.Write(now);
            var word = left > 0 ? $"is now {(had with { Value = left }).Title}" : $"is no longer {had.Title}";
            act.Tell(one, $"{one.Name} {word}.", had.Secret ? null : $"{one.Shown} {word}.");
        }

        return act.Done();
    });

    private static void Gain(Act act, Fighter one, Affliction condition)
    {
        if (condition.Is(Affliction.Concentrating) && one.Has(Affliction.Concentrating) is not null)
        {
            Afflictions.TellEnded(act, Afflictions.EndConcentration(act, one));
            one = act.Again(one);
        }

        var now = Afflictions.Gain(act, one, condition);
        var has = now.Has(condition.Name)!;
        var rule = act.Rules.Condition(condition.Name);
        now = rule?.Deadly is { } deadly && has.Value >= deadly ? Vitals.Dead(now) : now;
        act.Write(now);
        var brings = rule?.Brings is { Count: > 0 } more ? $" (and so {string.Join(", ", more)})" : "";
        act.Tell(one, $"{one.Name} is {has.Title}{brings}{Until(act, has)}.", has.Secret ? null : $"{one.Shown} is {has.Title}.");
        if (now.Death is { Dead: true } && one.Death is not { Dead: true })
        {
            act.Tell(one, $"{one.Name} dies.", has.Secret ? null : $"{one.Shown} dies.");
        }

        Afflictions.TellEnded(act, Afflictions.Settle(act, now));
    }

    private static string Until(Act act, Affliction one) => one.Ends switch
    {
        Affliction.BySave => one.Dc is { } dc ? string.Create(CultureInfo.InvariantCulture, $" until a {one.Save} save DC {dc}") : " until a save",
        null => "",
        _ => string.Create(CultureInfo.InvariantCulture, $" until the {one.Ends} of {act.Fight?.Fighters.FirstOrDefault(fighter => fighter.Id == one.Who)?.Name ?? "a"}'s turn in round {one.Round}"),
    };

    private static Result<Affliction> Read(Act act, AddConditionArguments arguments, List<Fighter> targets)
    {
        var name = Texts.Name(arguments.Condition, "condition");
        if ((name.Error ?? Texts.NameOr(arguments.Note, "", "note").Error ?? Texts.NameOr(arguments.Save, "", "save").Error) is { } wrong)
        {
            return wrong;
        }

        if (arguments.Value is < 1 or > MostValue || arguments.Rounds is < 1 or > MostRounds || arguments.Dc is < 0 or > MostDc)
        {
            return arguments.Value is < 1 or > MostValue ? Error.Invalid("value", $"A value is 1 to {MostValue}.")
                : arguments.Rounds is < 1 or > MostRounds ? Error.Invalid("rounds", $"Rounds are 1 to {MostRounds}.") : Error.Invalid("dc", $"A DC is 0 to {MostDc}.");
        }

        var known = act.Rules.Condition(name.Value!.Trim());
        var condition = new Affliction("", known?.Name ?? name.Value!.Trim())
        {
            Value = arguments.Value ?? (known?.Most is not null ? 1 : null),
            Note = arguments.Note is { Length: > 0 } note ? note : null,
            Secret = arguments.Secret,
        };
        foreach (var (text, field) in new[] { (arguments.Source, "source"), (arguments.ConcentrationOf, "concentration_of") })
        {
            if (text is { Length: > 0 })
            {
                var found = Who.Find(act, text, field);
                if (!found.Succeeded)
                {
                    return found.Error;
                }

                condition = field == "source" ? condition with { Source = found.Value.Id } : condition with { Holder = found.Value.Id, Source = condition.Source ?? found.Value.Id };
            }
        }

        return condition.Holder is { } holder && act.Fight?.Fighters.Any(one => one.Id == holder && one.Has(Affliction.Concentrating) is not null) != true
            ? Error.Invalid("concentration_of", "That one does not concentrate.") with { Hint = "First add_condition concentrating to them, with the spell as note." }
            : Durations.Of(act, arguments, condition, targets);
    }
}
