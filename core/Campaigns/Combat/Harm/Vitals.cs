namespace PluginHost.Campaigns;

/// <summary>What points do to a creature: falling, dying and rising again, as its system's data say.</summary>
internal static class Vitals
{
    /// <summary>Damage, once all defences are counted. Temporary points go first.</summary>
    public static Fighter Hurt(Act act, Fighter one, int dealt, bool critical)
    {
        var rule = act.Rules.Zero;
        var hp = one.Hp!;
        var absorbed = Math.Min(hp.Temp ?? 0, dealt);
        var lost = dealt - absorbed;
        var now = one with { Hp = hp with { Temp = hp.Temp - absorbed, Current = Math.Max(0, hp.Current - lost) } };
        if (lost == 0)
        {
            return now;
        }

        if (one.IsPlayer && rule.Major is { } major && (long)lost * major.Part >= hp.Max)
        {
            now = Afflictions.Gain(act, now, major.Condition, null);
        }

        if (now.Hp!.Current > 0)
        {
            return now;
        }

        if (!one.IsPlayer)
        {
            return now with { Defeated = true };
        }

        var measure = rule.Massive?.Of == "left" ? lost - Math.Max(0, hp.Current) : dealt;
        return rule.Massive is { } massive && measure >= (long)massive.Times * hp.Max ? Dead(now)
            : hp.Current > 0 ? Fallen(act, now, critical)
            : Worse(act, now, critical ? 2 : 1);
    }

    /// <summary>Points back; one who is dead stays so.</summary>
    public static Fighter Healed(Act act, Fighter one, int amount)
    {
        var hp = one.Hp!;
        var current = (int)Math.Min(hp.Max, (long)Math.Max(0, hp.Current) + amount);
        return current > 0 && hp.Current <= 0 ? Risen(act, one with { Hp = hp with { Current = current } }) : one with { Hp = hp with { Current = current } };
    }

    /// <summary>Points as somebody set them by hand, whatever was before.</summary>
    public static Fighter At(Act act, Fighter one, HitPoints points)
    {
        var hp = points with { Temp = points.Temp ?? one.Hp?.Temp };
        var now = one with { Hp = hp };
        return hp.Current > 0 ? one.Hp?.Current <= 0 || one.Defeated || one.Death is not null ? Risen(act, now) : now
            : one.Hp is { Current: <= 0 } ? now
            : one.IsPlayer ? Fallen(act, now, critical: false)
            : now with { Defeated = true };
    }

    public static Fighter Dead(Fighter one) => one with { Defeated = true, ConcentrationDc = null, Death = (one.Death ?? new DeathSaves(0, 0)) with { Stable = false, Dead = true } };

    /// <summary>A step nearer to death, for one who has no points left.</summary>
    public static Fighter Worse(Act act, Fighter one, int steps)
    {
        switch (act.Rules.Zero.Dying)
        {
            case { Kind: "count" } dying:
                var death = one.Death ?? new DeathSaves(0, 0);
                var failures = Math.Min(dying.Most, death.Failures + steps);
                return failures >= dying.Most ? Dead(one with { Death = death with { Failures = failures } }) : one with { Death = new DeathSaves(death.Stable ? 0 : death.Successes, failures) };
            case { Kind: "value", Condition: { } condition } dying:
                var value = (one.Has(condition)?.Value ?? 0) + steps;
                var last = dying.Most - (dying.Lowers is { } lowers ? one.Has(lowers)?.Value ?? 0 : 0);
                var now = Afflictions.Valued(act, one, condition, Math.Min(value, dying.Most));
                return value >= last ? Dead(now) : now;
            default:
                return one;
        }
    }

    private static Fighter Fallen(Act act, Fighter one, bool critical)
    {
        var rule = act.Rules.Zero;
        var now = one with { ConcentrationDc = null };
        foreach (var gained in rule.Gains.Where(name => name != rule.Dying?.Condition || rule.Dying.Kind != "value"))
        {
            now = Afflictions.Gain(act, now, gained, null);
        }

        if (rule.Major is { } major && now.Has(major.Condition) is not null)
        {
            now = Afflictions.Gain(act, now, major.Adds, null);
        }

        return rule.Dying switch
        {
            { Kind: "count" } => now with { Death = new DeathSaves(0, 0) },
            { Kind: "value" } => Worse(act, now, (critical ? 2 : 1) + (rule.Leaves is { } leaves ? now.Has(leaves)?.Value ?? 0 : 0)),
            _ => now,
        };
    }

    private static Fighter Risen(Act act, Fighter one)
    {
        var rule = act.Rules.Zero;
        var wasDying = rule.Dying is { Kind: "value", Condition: { } condition } && one.Has(condition) is not null;
        var ends = rule.Gains.Concat(rule.Major is { } major ? [major.Adds] : []).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var now = one with { Defeated = false, Death = null, Conditions = [.. one.Conditions.Where(condition => !ends.Contains(condition.Name))] };
        return wasDying && rule.Leaves is { } leaves ? Afflictions.Valued(act, now, leaves, (now.Has(leaves)?.Value ?? 0) + 1) : now;
    }
}
