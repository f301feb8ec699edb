namespace PluginHost.Campaigns;

/// <summary>How conditions are gained and lost, and what follows from it.</summary>
internal static class Afflictions
{
    public const int Most = 40;

    /// <summary>A condition that is had at most once; of two values the greater stays.</summary>
    public static Fighter Gain(Act act, Fighter one, string name, int? value) => Gain(act, one, new Affliction(act.Key(), name) { Value = value });

    public static Fighter Gain(Act act, Fighter one, Affliction condition)
    {
        var before = one.Has(condition.Name);
        var most = act.Rules.Condition(condition.Name)?.Most;
        var value = condition.Value is { } wanted ? Math.Min(Math.Max(wanted, before?.Value ?? 0), most ?? int.MaxValue) : before?.Value;
        return Put(one, condition with { Key = before?.Key ?? condition.Key, Value = value });
    }

    /// <summary>A condition with just this value; none at 0.</summary>
    public static Fighter Valued(Act act, Fighter one, string name, int value)
    {
        var before = one.Has(name);
        return value <= 0 ? before is null ? one : one with { Conditions = one.Conditions.Remove(before) }
            : Put(one, (before ?? new Affliction(act.Key(), name)) with { Value = Math.Min(value, act.Rules.Condition(name)?.Most ?? int.MaxValue) });
    }

    /// <summary>Whether somebody in this state can concentrate at all.</summary>
    public static bool StopsConcentration(Act act, Fighter one) => one.Defeated || one.Hp is { Current: <= 0 } || one.Conditions.Any(condition => act.Rules.Condition(condition.Name)?.Stops == true);

    /// <summary>Concentration ends where it must, and with it all that hung on it, whoever has it.</summary>
    /// <returns>What came to an end.</returns>
    public static IReadOnlyList<(Fighter One, Affliction Condition)> Settle(Act act, Fighter one)
    {
        var now = act.Again(one);
        return now.Has(Affliction.Concentrating) is not null && StopsConcentration(act, now) ? EndConcentration(act, now) : [];
    }

    public static IReadOnlyList<(Fighter One, Affliction Condition)> EndConcentration(Act act, Fighter one, int? turn = null)
    {
        var ended = new List<(Fighter, Affliction)>();
        foreach (var other in (act.Fight?.Fighters ?? []).Select(static fighter => fighter.Id).Append(one.Id).Distinct(StringComparer.Ordinal).ToList())
        {
            var now = act.Again(other == one.Id ? one : one with { Id = other });
            var goes = now.Conditions.Where(condition => condition.Holder == one.Id || (other == one.Id && condition.Is(Affliction.Concentrating))).ToList();
            if (goes.Count > 0 || (other == one.Id && now.ConcentrationDc is not null))
            {
                var after = now with { Conditions = now.Conditions.RemoveRange(goes), ConcentrationDc = other == one.Id ? null : now.ConcentrationDc };
                act.Write(turn is { } number ? TurnMemory.Keep(now, after, number) : after);
                ended.AddRange(goes.Select(condition => (now, condition)));
            }
        }

        return ended;
    }

    public static void TellEnded(Act act, IEnumerable<(Fighter One, Affliction Condition)> ended)
    {
        foreach (var (one, condition) in ended)
        {
            var text = condition.Is(Affliction.Concentrating) ? "stops concentrating" + (condition.Note is null ? "" : $" on {condition.Note}") : $"is no longer {condition.Title}";
            act.Tell(one, $"{one.Name} {text}.", condition.Secret ? null : $"{one.Shown} {text}.");
        }
    }

    private static Fighter Put(Fighter one, Affliction condition) => one with
    {
        Conditions = [.. one.Conditions.Where(other => other.Key != condition.Key).Append(condition).OrderBy(static other => other.Name, StringComparer.Ordinal).ThenBy(static other => other.Key, StringComparer.Ordinal)],
    };
}
