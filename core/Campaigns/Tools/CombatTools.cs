using System.Text.Json.Serialization.Metadata;
using PluginHost.Dice;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>The tools of a fight, and of what it costs those who were in it.</summary>
internal static class CombatTools
{
    private const string Group = "combat";

    public static IEnumerable<ITool> All(CampaignDesk desk, SessionSeeds seeds, Func<DiceSource> dice)
    {
        var kit = new Kit(desk, seeds, dice);
        return [.. Begin(kit), .. Turn(kit), .. Harm(kit), .. Show(kit), .. Recover(kit), .. Ask(kit)];
    }

    private static IEnumerable<ITool> Begin(Kit kit)
    {
        var json = CombatArgumentsJson.Default;
        yield return kit.Tool<InitiativeArguments>(
            new("set_initiative", "Set initiative", "Replaces the whole order of a fight by exactly these combatants and initiatives; an empty list ends it.", Group),
            ArgumentsJson.Default.InitiativeArguments,
            static (act, its) => StoryCommands.OfSession(act.Its, its.SessionId).Then(_ => CombatCommands.Set(act, its)));
        yield return kit.Tool<AddArguments>(
            new("add_combatant", "Add a combatant", "Somebody joins the combat: adds a monster or anyone else to the fight, or several of a kind such as 5 goblins; starts a fight when there is none.", Group), json.AddArguments, EnterCommands.Add);
        yield return kit.Tool<ManyArguments>(new("remove_combatant", "Remove a combatant", "Removes combatants from the combat and its initiative, such as the dead or who fled; the others fight on.", Group), json.ManyArguments, EnterCommands.Remove);
        yield return kit.Tool<RollInitiativeArguments>(
            new("roll_initiative", "Roll initiative", "Rolls initiative for everyone in the fight who has none, or takes what players rolled themselves.", Group), json.RollInitiativeArguments, Initiatives.Roll);
        yield return kit.Tool<NoArguments>(new("end_combat", "End the fight", "The fight is over, the combat ends: all combatants leave it; characters keep their wounds.", Group), ArgumentsJson.Default.NoArguments, static (act, _) => EnterCommands.End(act));
    }

    private static IEnumerable<ITool> Turn(Kit kit)
    {
        var json = CombatArgumentsJson.Default;
        var none = ArgumentsJson.Default.NoArguments;
        yield return kit.Tool<NoArguments>(new("next_turn", "Next turn", "Ends a turn and begins that of the next combatant; conditions that last until then end.", Group), none, static (act, _) => TurnCommands.Next(act));
        yield return kit.Tool<NoArguments>(new("previous_turn", "Previous turn", "Goes back to the turn before and brings back what had ended with it.", Group), none, static (act, _) => TurnCommands.Previous(act));
        yield return kit.Tool<NoArguments>(new("next_round", "Next round", "Goes on to the first turn of the next round.", Group), none, static (act, _) => TurnCommands.Round(act));
        yield return kit.Tool<DelayArguments>(new("delay_turn", "Delay or ready", "Lets whoever's turn it is wait: delay, or ready an action; goes on to the next, and take_turn ends the wait.", Group), json.DelayArguments, TurnCommands.Delay);
        yield return kit.Tool<OneArguments>(new("take_turn", "Take a turn", "One who delays takes the turn after the current one; one who is ready acts now.", Group), json.OneArguments, TurnCommands.Take);
        yield return kit.Tool<LegendaryArguments>(new("use_legendary", "Use a legendary action", "Uses a legendary action or resistance; actions come back when its own turn begins.", Group), json.LegendaryArguments, SaveCommands.Legendary);
    }

    private static IEnumerable<ITool> Harm(Kit kit)
    {
        var json = CombatArgumentsJson.Default;
        yield return kit.Tool<DamageArguments>(
            new("apply_damage", "Apply damage", "Somebody is hit and takes damage of any type, such as fire or slashing: one or several lose hit points, half for who saved, against their resistances and temporary hit points; a player does so to their own character alone.", Group) { MinimumRole = Role.Player }, json.DamageArguments, HarmCommands.Damage);
        yield return kit.Tool<HealArguments>(
            new("heal", "Heal", "Heals somebody, such as with a spell that cures wounds: gives hit points back, or temporary hit points; a player does so for their own character alone.", Group) { MinimumRole = Role.Player }, json.HealArguments, HarmCommands.Heal);
        yield return kit.Tool<MonsterArguments>(
            new("update_monster_hp", "Correct a monster's hit points", "Corrects a combatant's hit points to a number; everyone sees only how it is in a word. For wounds use apply_damage.", Group),
            ArgumentsJson.Default.MonsterArguments,
            static (act, its) => StoryCommands.OfSession(act.Its, its.SessionId).Then(_ => CombatCommands.Hp(act, its)));
        yield return kit.Tool<DeathSaveArguments>(
            new("death_save", "Death save", "Rolls, or takes from real dice, the death save of one who is dying, bleeding out.", Group) { MinimumRole = Role.Player }, json.DeathSaveArguments, SaveCommands.Death);
        yield return kit.Tool<SaveArguments>(
            new("save_against", "Save against a condition", "Rolls whether somebody keeps concentration after a hit, or saves and so ends a condition that a save ends.", Group) { MinimumRole = Role.Player }, json.SaveArguments, SaveCommands.Against);
        yield return kit.Tool<AddConditionArguments>(
            new("add_condition", "Add a condition", "Somebody gets a condition, such as poisoned, blinded, stunned, prone, grappled or concentrating, or a spell's effect; it ends by itself after so many rounds or minutes, at the end of a turn or with a save.", Group), json.AddConditionArguments, ConditionCommands.Add);
        yield return kit.Tool<RemoveConditionArguments>(new("remove_condition", "Remove a condition", "Somebody no longer has a condition, a spell on somebody ends, wears off or is broken, or one loses concentration; or the condition's value is lowered.", Group), json.RemoveConditionArguments, ConditionCommands.Remove);
    }

    private static IEnumerable<ITool> Show(Kit kit)
    {
        var json = CombatArgumentsJson.Default;
        yield return kit.Tool<RevealArguments>(
            new("reveal", "Reveal a combatant", "Reveals to the players who was hidden or unknown in the fight, or exact hit points or armour class.", Group), ArgumentsJson.Default.RevealArguments, RevealCommands.Reveal);
        yield return kit.Tool<HideArguments>(new("hide", "Hide a combatant", "Takes a combatant, its name or its exact numbers out of everyone's sight again.", Group), json.HideArguments, RevealCommands.Hide);
        yield return kit.Read(new("combat_state", "Look at the fight", "Says who fights, in which order, whose turn it is and how everyone in the fight is, as far as the caller may know.", Group), "initiative", CombatText.Of);
        yield return kit.Read(new("party_status", "Look at the party", "Says how everyone in the party is doing: hit points, conditions, spell slots and uses left; who is hurt.", "characters"), "party", CombatText.OfParty);
    }

    private static IEnumerable<ITool> Recover(Kit kit)
    {
        var json = CombatArgumentsJson.Default;
        yield return kit.Tool<RestArguments>(new("short_rest", "Short rest", "The party, or who is named, takes a short rest, such as an hour's break, and gets back what it gives; hit dice are spent with spend.", "characters"), json.RestArguments, RestCommands.Short);
        yield return kit.Tool<RestArguments>(new("long_rest", "Long rest", "The party, or who is named, takes a long rest, such as a night's camp where they sleep until morning, and gets back hit points, slots, uses and hit dice as the campaign's rules say.", "characters"), json.RestArguments, RestCommands.Long);
        yield return kit.Tool<SpendArguments>(
            new("spend", "Spend a slot or use", "Somebody casts a spell and spends a slot of a level, or uses up points or uses of a feature, an item or a hit die; a player does so for their own.", "characters") { MinimumRole = Role.Player }, json.SpendArguments, SpendCommands.Spend);
    }

    private static IEnumerable<ITool> Ask(Kit kit)
    {
        var json = CombatArgumentsJson.Default;
        yield return kit.Tool<RequestArguments>(
            new("request_rolls", "Ask for rolls", "Lets everyone, or some players, make a check or a saving throw themselves, such as perception, against a number that only the game master knows.", "dice"), json.RequestArguments, RequestCommands.Ask);
        yield return kit.Tool<AnswerArguments>(
            new("answer_roll", "Answer a request", "Rolls what the game master asked for, or takes the total of real dice.", "dice") { MinimumRole = Role.Player }, json.AnswerArguments, RequestCommands.Answer);
        yield return kit.Tool<RevealRollsArguments>(new("reveal_rolls", "Tell how rolls went", "Closes a request and tells everyone in a word how each roll went.", "dice"), json.RevealRollsArguments, RequestCommands.Reveal);
    }

    /// <summary>What every tool of a fight is made with.</summary>
    private sealed record Kit(CampaignDesk Desk, SessionSeeds Seeds, Func<DiceSource> Dice)
    {
        public CampaignTool<T> Tool<T>(ToolText text, JsonTypeInfo<T> arguments, Func<Act, T, Result<Decision>> decide)
            where T : class => new(text, arguments, async (its, call, ct) =>
        {
            var result = await Desk.ChangeAsync(call, null, (state, moment) => decide(new Act(state, call, new TableDice(state, moment, Seeds, Dice, call.DryRun)), its), ct);
            return result.Error is { Code: TableDice.DryRun } would ? ToolResult.Text(would.Message) : result;
        });

        public CampaignTool<NoArguments> Read(ToolText text, string part, Func<KnownState, string> say) => new(
            text with { MinimumRole = Role.Overlay, ReadOnly = true },
            ArgumentsJson.Default.NoArguments,
            async (_, call, ct) =>
            {
                var found = Desk.Find(call, null);
                if (!found.Succeeded)
                {
                    return ToolResult.Failed(found.Error);
                }

                var state = (await Desk.Views.StateAsync(found.Value, call.Caller.Audience, ct)).State;
                return ToolResult.Text(say(state.Its)) with { Data = state.Parts.Named[part] };
            });
    }
}
