using System.Globalization;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>Damage, healing and temporary hit points.</summary>
internal static class HarmCommands
{
    private const int MostPoints = 1_000_000;

    public static Result<Decision> Damage(Act act, DamageArguments arguments) => Who.All(act, arguments.Targets, "targets").Then<Decision>(targets =>
    {
        if (Refusal(act, targets, arguments.Amount, arguments.Dice) is { } refusal)
        {
            return refusal;
        }

        var type = arguments.Type?.Trim().ToLowerInvariant();
        var saved = arguments.Saved is { Count: > 0 } names ? Who.All(act, names, "saved") : new List<Fighter>();
        if ((Texts.NameOr(type, "", "type").Error ?? saved.Error) is { } wrong)
        {
            return wrong;
        }

        if (saved.Value!.Find(one => targets.TrueForAll(target => target.Id != one.Id)) is { } stranger)
        {
            return Error.Invalid("saved", $"{stranger.Name} is none of the targets.");
        }

        return Amount(act, arguments.Amount, arguments.Dice, arguments.Critical).Then<Decision>(amount =>
        {
            foreach (var target in targets)
            {
                var part = saved.Value!.Exists(one => one.Id == target.Id) ? arguments.NoneOnSave ? 0 : amount / 2 : arguments.Half ? amount / 2 : amount;
                Hurt(act, act.Again(target), part, string.IsNullOrEmpty(type) ? null : type, arguments);
            }

            return act.Done();
        });
    });

    public static Result<Decision> Heal(Act act, HealArguments arguments) => Who.All(act, arguments.Targets, "targets").Then<Decision>(targets =>
    {
        if (Refusal(act, targets, arguments.Amount, arguments.Dice) is { } refusal)
        {
            return refusal;
        }

        if (!arguments.Temporary && targets.FirstOrDefault(static one => one.Death is { Dead: true }) is { } dead)
        {
            return new Error("dead", $"{dead.Name} is dead.") { Field = "targets", Hint = "Bring somebody back with set_hp or update_monster_hp." };
        }

        return Amount(act, arguments.Amount, arguments.Dice, critical: false).Then<Decision>(amount =>
        {
            foreach (var target in targets)
            {
                Heal(act, act.Again(target), amount, arguments.Temporary);
            }

            return act.Done();
        });
    });

    /// <summary>Told to everyone with its number only where they see the points themselves.</summary>
    public static void TellPoints(Act act, Fighter now, string exact, string open, string veiled) =>
        act.Tell(now, $"{exact} {PointsOf(now)}", FightTelling.PointsOf(act.World, now).Equals(Audience.Everyone) ? open : veiled);

    public static string PointsOf(Fighter one) => one.Hp is not { } hp ? "" : string.Create(
        CultureInfo.InvariantCulture, $"({hp.Current}/{hp.Max}{(hp.Temp is { } temp ? $" +{temp} temporary" : "")}{(one.Death is { Dead: true } ? ", dead" : one.Defeated ? ", defeated" : "")})");

    private static void Hurt(Act act, Fighter one, int amount, string? type, DamageArguments arguments)
    {
        var (dealt, why) = Defenses.Against(one, amount, type, arguments.Magical, act.Rules.Damage);
        var wasUp = one.Hp!.Current > 0;
        var now = Vitals.Hurt(act, one, dealt, arguments.Critical);
        var dc = Concentration(act, one, now, dealt);
        now = dc is null ? now : now with { ConcentrationDc = dc };
        act.Write(now);
        var kind = type is null ? "damage" : $"{type} damage";
        var word = Health.Of(now.Hp) is { } after && after != Health.Of(one.Hp) ? $": {after}" : "";
        var veiled = dealt == 0 ? $"{one.Shown} is unharmed{word}." : type is null ? $"{one.Shown} is hurt{word}." : $"{one.Shown} takes {kind}{word}.";
        TellPoints(act, now, string.Create(CultureInfo.InvariantCulture, $"{one.Name} takes {dealt} {kind}{(why is null ? "" : $" ({why}, {amount} came)")}."), string.Create(CultureInfo.InvariantCulture, $"{one.Shown} takes {dealt} {kind}{word}."), veiled);
        if (wasUp && now is { IsPlayer: true, Hp.Current: 0 } || now.Death is { Dead: true } && one.Death is not { Dead: true })
        {
            var fate = now.Death is { Dead: true } ? "dies" : "falls";
            act.Tell(now, $"{one.Name} {fate}.", $"{one.Shown} {fate}.");
        }

        Afflictions.TellEnded(act, Afflictions.Settle(act, now));
        if (dc is not null)
        {
            act.Tell(Audience.GameMaster, string.Create(CultureInfo.InvariantCulture, $"{one.Name} concentrates{(one.Has(Affliction.Concentrating)!.Note is { } on ? $" on {on}" : "")}: {act.Rules.Concentration!.Save} save DC {dc} with save_against."));
        }
    }

    private static int? Concentration(Act act, Fighter one, Fighter now, int dealt) =>
        act.Rules.Concentration is { } rule && dealt > 0 && one.Has(Affliction.Concentrating) is not null && !Afflictions.StopsConcentration(act, now)
            ? Math.Max(one.ConcentrationDc ?? 0, Math.Min(rule.Most ?? int.MaxValue, Math.Max(rule.Least, dealt / rule.Part)))
            : null;

    private static void Heal(Act act, Fighter one, int amount, bool temporary)
    {
        // Temporary points do not add up: the greater ones stay.
        var now = temporary ? one with { Hp = one.Hp! with { Temp = Math.Max(one.Hp.Temp ?? 0, amount) } } : Vitals.Healed(act, one, amount);
        act.Write(now);
        var gained = temporary ? amount : now.Hp!.Current - Math.Max(0, one.Hp!.Current);
        var what = temporary ? "temporary hit points" : "hit points";
        var word = Health.Of(now.Hp) is { } after && after != Health.Of(one.Hp) ? $": {after}" : "";
        var open = string.Create(CultureInfo.InvariantCulture, $"{one.Shown} {(temporary ? "has" : "regains")} {gained} {what}{word}.");
        TellPoints(act, now, string.Create(CultureInfo.InvariantCulture, $"{one.Name} {(temporary ? "has" : "regains")} {gained} {what}."), open, temporary ? $"{one.Shown} is shielded." : $"{one.Shown} is healed{word}.");
    }

    private static Error? Refusal(Act act, IReadOnlyList<Fighter> targets, int? amount, string? dice) =>
        Who.Refusal(act, targets)
        ?? (targets.FirstOrDefault(static one => one.Hp is null) is { } without ? Error.Invalid("targets", $"{without.Name} has no hit points.") with { Hint = "Give it some with update_monster_hp." } : null)
        ?? ((amount is null) == string.IsNullOrWhiteSpace(dice) ? Error.Invalid("amount", "Give either an amount or dice.") : null)
        ?? (amount is < 0 or > MostPoints ? Error.Invalid("amount", $"An amount is 0 to {MostPoints}.") : null);

    /// <summary>The dice of damage are everyone's when all whom they hit are seen and nobody's number is to be guessed from them.</summary>
    private static Result<int> Amount(Act act, int? amount, string? dice, bool critical)
    {
        if (amount is { } given)
        {
            return given;
        }

        var total = critical && act.Rules.Damage.Critical == "total";
        var text = critical && !total ? CriticalDice.Of(dice!) : dice!;
        var rolled = act.Dice.Roll(text, act.Call.Caller.Person, act.Call.Caller.Role >= Role.GameMaster ? Audience.GameMaster : Audience.Everyone);
        return rolled.Succeeded ? Math.Clamp(TableDice.Total(rolled.Value) * (total ? 2 : 1), 0, MostPoints) : InField(rolled.Error);
    }

    private static Error InField(Error error) => error.Field == "expression" ? error with { Field = "dice" } : error;
}
