using PluginHost.Campaigns.Personalities;
using PluginHost.Campaigns.Shared;
using PluginHost.Dice;
using PluginHost.Journal;
using PluginHost.Rules;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>All that can be done with campaigns, behind every door.</summary>
public static class CampaignTools
{
    /// <param name="store">The journals.</param>
    /// <param name="views">The campaigns' states.</param>
    /// <param name="time">The clock.</param>
    /// <param name="secrets">Derives a secret of the host for a purpose.</param>
    /// <param name="folder">The data folder: files come in from <c>imports</c>, a user's own tables and texts from <c>templates</c>.</param>
    /// <param name="rules">The books on the shelf.</param>
    /// <param name="standing">A caller as they stand in another campaign; null when they may not enter it.</param>
    /// <param name="tiles">Cuts the pictures of maps under fog.</param>
    public static IReadOnlyList<ITool> All(IJournalStore store, Views<CampaignState> views, TimeProvider time, Func<string, byte[]> secrets, string folder, RulesDesk? rules = null, Func<Principal, string, Principal?>? standing = null, MapTiles? tiles = null) =>
        All(store, views, time, secrets, folder, rules, static () => RandomDice.Own, standing, tiles);

    internal static IReadOnlyList<ITool> All(IJournalStore store, Views<CampaignState> views, TimeProvider time, Func<string, byte[]> secrets, string folder, RulesDesk? rules, Func<DiceSource> dice, Func<Principal, string, Principal?>? standing = null, MapTiles? tiles = null)
    {
        var desk = new CampaignDesk(store, views, time);
        var table = new TableCommands(desk, standing ?? (static (caller, campaign) => caller.MayEnter(campaign) ? caller : null));
        var seeds = new SessionSeeds(secrets);
        return
        [
            .. Dice(new DiceCommands(desk, seeds, dice), new ProofCommands(desk), new WhatIfCommand(desk)),
            .. Campaigns(table),
            .. StoryTools.All(desk, rules is null ? null : new RuleNames(rules)),
            .. Story(desk, seeds),
            .. CombatTools.All(desk, seeds, dice),
            .. SharedTools.All(desk, secrets),
            .. StageTools.All(desk),
            .. StageTools.Maps(desk, tiles ?? new MapTiles(store, views, time)),
            .. StageTools.Polls(desk),
            .. Undoing(new UndoCommands(desk, seeds)),
            .. Exchange(desk, table, Path.Combine(folder, "imports")),
            .. CraftTools.All(new CraftCommands(desk, rules, Path.Combine(folder, "templates")), new PersonalityCommands(desk, rules)),
        ];
    }

    private static IEnumerable<ITool> Dice(DiceCommands dice, ProofCommands proof, WhatIfCommand whatIf)
    {
        var json = ArgumentsJson.Default;
        yield return new CampaignTool<RollArguments>(
            new("roll_dice", "Roll dice", "Rolls dice such as 2d6+3 and records the result; also an attack, check or saving throw, by a character's sheet or against a number, such as Stealth check with advantage or attack with longsword.", "dice") { MinimumRole = Role.Player }, json.RollArguments, dice.RollAsync);
        yield return new CampaignTool<OddsArguments>(
            new("dice_odds", "Odds of dice", "Computes the odds: how likely each result of some dice is, or what the chance is to roll at least a number, exactly where that is affordable; nothing is rolled.", "dice") { MinimumRole = Role.Player, ReadOnly = true }, json.OddsArguments, DiceCommands.OddsAsync);
        yield return new CampaignTool<OddsArguments>(
            new("explain_dice", "Explain dice", "Says in words what dice mean, and where other programs would read the same text differently.", "dice") { MinimumRole = Role.Player, ReadOnly = true },
            json.OddsArguments, DiceCommands.ExplainAsync);
        yield return new CampaignTool<WhatIfArguments>(
            new("what_if", "What if", "Says what the last roll would have been with other rules, such as with advantage, by the same dice; nothing is recorded.", "dice") { MinimumRole = Role.Player, ReadOnly = true },
            json.WhatIfArguments, whatIf.AskAsync);
        yield return new CampaignTool<EntropyArguments>(
            new("add_dice_entropy", "Add to the dice", "Adds a word of a player's own to all dice of the session to come, so that nobody could know them before.", "dice") { MinimumRole = Role.Player },
            json.EntropyArguments, proof.AddAsync);
        yield return new CampaignTool<VerifyArguments>(
            new("verify_rolls", "Verify rolls", "Checks every open roll of an ended session against the seed that was committed to before it.", "dice") { MinimumRole = Role.Player, ReadOnly = true },
            json.VerifyArguments, proof.VerifyAsync);
        yield return new CampaignTool<NoArguments>(
            new("dice_fairness", "Are the dice fair?", "Weighs all dice that the caller has seen, with evidence that holds at any time.", "dice") { MinimumRole = Role.Player, ReadOnly = true },
            json.NoArguments, (_, call, ct) => proof.FairnessAsync(call, ct));
    }

    private static IEnumerable<ITool> Campaigns(TableCommands table)
    {
        var json = ArgumentsJson.Default;
        yield return new CampaignTool<CreateArguments>(new("create_campaign", "Create a campaign", "Starts a new campaign, with a party and a record of its own.", "campaigns"), json.CreateArguments, table.CreateAsync);
        yield return new CampaignTool<NoArguments>(
            new("list_campaigns", "List campaigns", "Lists which campaigns there are.", "campaigns") { MinimumRole = Role.Player, ReadOnly = true }, json.NoArguments, (_, call, ct) => table.ListAsync(call, ct));
    }

    private static IEnumerable<ITool> Story(CampaignDesk desk, SessionSeeds seeds)
    {
        var json = ArgumentsJson.Default;
        yield return new CampaignTool<CharacterArguments>(
            new("add_character", "Add a character", "Creates a new character in the party as described. To make one up use generate_character.", "characters"), json.CharacterArguments, (its, call, ct) => desk.ChangeAsync(call, null, state => StoryCommands.Add(state, its, call), ct));
        yield return new CampaignTool<HpArguments>(
            new("set_hp", "Set hit points", "Corrects a character's hit points to a number.", "characters"), json.HpArguments, (its, call, ct) => desk.ChangeAsync(call, null, state => StoryCommands.Hp(state, its, call), ct));
        yield return new CampaignTool<StartArguments>(
            new("start_session", "Start a session", "Begins a session of play: tonight's game starts.", "sessions"), json.StartArguments, (its, call, ct) => desk.ChangeAsync(call, its.CampaignId, (state, moment) => StoryCommands.Start(state, its, call, moment, seeds), ct));
        yield return new CampaignTool<NoArguments>(
            new("end_session", "End the session", "Closes the session that is under way: the game stops for today, everybody is done for tonight.", "sessions"), json.NoArguments, (_, call, ct) => desk.ChangeAsync(call, null, (state, moment) => StoryCommands.End(state, moment, seeds), ct));
        yield return new CampaignTool<NoteArguments>(
            new("add_session_note", "Add a note", "Notes something: writes down a note that everyone at the table may read.", "sessions") { MinimumRole = Role.Player }, json.NoteArguments, (its, call, ct) => desk.ChangeAsync(call, null, state => StoryCommands.Note(state, its, call), ct));
        yield return new CampaignTool<DecisionArguments>(
            new("record_decision", "Record a decision", "Records what the party decided, for everyone.", "sessions"), json.DecisionArguments, (its, call, ct) => desk.ChangeAsync(call, null, _ => StoryCommands.Decide(its, call), ct));
    }

    private static IEnumerable<ITool> Undoing(UndoCommands undo)
    {
        var json = ArgumentsJson.Default;
        yield return new CampaignTool<NoArguments>(
            new("undo", "Undo", "Takes back, reverses the last thing that was done or changed, such as a mistake; rolled dice keep their faces. A player takes back only their own.", "campaigns") { MinimumRole = Role.Player }, json.NoArguments, (_, call, ct) => undo.UndoAsync(call, ct));
        yield return new CampaignTool<NoArguments>(
            new("redo", "Redo", "Does again what undo took back.", "campaigns") { MinimumRole = Role.Player }, json.NoArguments, (_, call, ct) => undo.RedoAsync(call, ct));
    }

    private static IEnumerable<ITool> Exchange(CampaignDesk desk, TableCommands table, string imports)
    {
        var formats = CampaignFormats.All();
        return ExchangeTools.All(new ImportCommands(desk, table, formats, new FileIntake(imports)), new ExportCommands(desk, formats));
    }
}
