using System.Globalization;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>Spell slots, uses of features, hit dice and things: what a character has less of afterwards.</summary>
internal static class SpendCommands
{
    private const int Most = 1_000;

    public static Result<Decision> Spend(Act act, SpendArguments arguments) => SaveCommands.Target(act, arguments.Character).Then<Decision>(one =>
    {
        if (Bodies.MemberOf(act.World, one) is not { } member || act.World.Find(EntityTypes.Character, member.Id) is not { } entity)
        {
            return Error.Invalid("character", $"{one.Name} is no character of the party.");
        }

        var amount = arguments.Amount ?? 1;
        if (amount is < 1 or > Most)
        {
            return Error.Invalid("amount", $"An amount is 1 to {Most}.");
        }

        return Supply(entity, arguments).Then<Decision>(supply =>
        {
            if (supply.Current < amount)
            {
                return Error.Invalid("amount", string.Create(CultureInfo.InvariantCulture, $"{one.Name} has {supply.Left} left."));
            }

            return Healing(act, one, entity, arguments, supply, amount).Then<Decision>(healing =>
            {
                var left = supply with { Current = supply.Current - amount };
                act.Draft.Set(entity, left.Path, Values.Number(left.Current));
                var what = Named(arguments, supply, amount);
                act.Tell(Telling.For(entity.Type, entity.Data)(left.Path), $"{one.Name} spends {what} ({left.Left} left).");
                if (healing is { } points)
                {
                    var now = Vitals.Healed(act, act.Again(one), points);
                    act.Write(now);
                    HarmCommands.TellPoints(act, now, string.Create(CultureInfo.InvariantCulture, $"{one.Name} regains {points} hit points."), string.Create(CultureInfo.InvariantCulture, $"{one.Shown} regains {points} hit points."), $"{one.Shown} is healed.");
                }

                return act.Done();
            });
        });
    });

    private static Result<Supply> Supply(Entity entity, SpendArguments arguments)
    {
        var its = entity.Its;
        var name = arguments.Name?.Trim() ?? "";
        switch (arguments.Kind?.ToLowerInvariant())
        {
            case "slot":
                return Supplies.Slot(its, name) is { } slot ? slot : None(entity, "slots of that level", Supplies.Slots(its).Select(static one => one.Name));
            case "use":
                return One(entity, Supplies.Uses(its), name, "such feature with uses");
            case "item":
                return One(entity, Supplies.Items(its), name, "such thing");
            case "hit_die" or "hit die" or "hit_dice":
                return Supplies.HitDice(its) is { } dice ? dice : Error.Invalid("kind", $"{entity.Name} has no hit dice.");
            default:
                return Error.Invalid("kind", "It is a slot, a use, an item or a hit_die.");
        }
    }

    private static Result<Supply> One(Entity entity, IEnumerable<Supply> all, string name, string what)
    {
        var there = all.ToList();
        return there.Find(one => string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase)) is { } found ? found : None(entity, what, there.Select(static one => one.Name));
    }

    private static Error None(Entity entity, string what, IEnumerable<string> there)
    {
        var names = string.Join(", ", there.Where(static name => name.Length > 0).Take(12).Select(static name => name.Length > 40 ? name[..40] : name));
        return Error.Invalid("name", $"{entity.Name} has no {what}.") with { Hint = names.Length > 0 ? $"There is: {names}." : null };
    }

    private static string Named(SpendArguments arguments, Supply supply, int amount) => arguments.Kind!.ToLowerInvariant() switch
    {
        "slot" => amount == 1 ? $"a slot of level {supply.Name}" : string.Create(CultureInfo.InvariantCulture, $"{amount} slots of level {supply.Name}"),
        "use" => $"a use of {supply.Name}",
        "item" => string.Create(CultureInfo.InvariantCulture, $"{amount} {supply.Name}"),
        _ => amount == 1 ? "a hit die" : string.Create(CultureInfo.InvariantCulture, $"{amount} hit dice"),
    };

    /// <summary>A hit die heals what it shows and what the constitution adds.</summary>
    private static Result<int?> Healing(Act act, Fighter one, Entity entity, SpendArguments arguments, Supply supply, int amount)
    {
        if (arguments.Kind?.StartsWith("hit", StringComparison.OrdinalIgnoreCase) != true)
        {
            return default(int?);
        }

        if (one.Death is { Dead: true } || one.Hp is not { Current: > 0 })
        {
            return Error.Invalid("character", $"{one.Name} is in no state to rest.");
        }

        var bonus = amount * (entity.Its.Number("sheet/attributes/constitution/modifier") ?? entity.Its.Number("sheet/attributes/con/modifier") ?? 0);
        var dice = string.Create(CultureInfo.InvariantCulture, $"{amount}{supply.Name}{(bonus == 0 ? "" : bonus.ToString("+0;-0", CultureInfo.InvariantCulture))}");
        return act.Dice.Roll(dice, one.Name, FightTelling.HearersOf(act.World, one)).Then<int?>(static rolled => Math.Max(0, TableDice.Total(rolled)));
    }
}
