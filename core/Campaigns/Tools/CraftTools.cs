using PluginHost.Campaigns.Personalities;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>The tools that make things up, and those that say how the campaign sounds.</summary>
internal static class CraftTools
{
    public static IEnumerable<ITool> All(CraftCommands craft, PersonalityCommands personalities)
    {
        var json = CraftJson.Default;
        yield return new CampaignTool<GenerateCharacterArguments>(
            new("generate_character", "Generate a character", "Makes up, rolls up a new character that a player can play, such as a wizard or a rogue, complete with figures and a past, for a system, level and class.", "generators"), json.GenerateCharacterArguments, craft.CharacterAsync);
        yield return new CampaignTool<GenerateNpcArguments>(
            new("generate_npc", "Generate a non-player character", "Makes up somebody new whom the party meets, such as a friendly guard, a shady merchant or a grumpy innkeeper, with a name, traits, a secret and figures.", "generators"), json.GenerateNpcArguments, craft.NpcAsync);
        yield return new CampaignTool<BuildEncounterArguments>(
            new("build_encounter", "Build an encounter", "Builds a fight, from easy to deadly, for so many characters or heroes of these levels: picks monsters from the books on the shelf by the system's budget.", "generators") { ReadOnly = true }, json.BuildEncounterArguments, craft.EncounterAsync);
        yield return new CampaignTool<GenerateLootArguments>(
            new("generate_loot", "Generate loot", "Makes up random treasure or loot, coins and things to find, such as in a chest or a hoard, for the level of the party or of the monster that had it.", "generators") { ReadOnly = true }, json.GenerateLootArguments, craft.LootAsync);
        yield return new CampaignTool<RollTableArguments>(
            new("roll_table", "Roll on a table", "Rolls on a random table by its name, ours or the user's own, with tables inside tables.", "generators") { ReadOnly = true }, json.RollTableArguments, craft.TableAsync);

        var answers = PersonalityAnswers.Default;
        yield return new CampaignTool<SystemArguments>(
            new("get_system_personality", "Show a personality", "Shows how texts of a game system sound: tone, perspective, phrases, words, and all of it as a prompt.", "personalities") { MinimumRole = Role.Player, ReadOnly = true }, answers.SystemArguments, personalities.GetAsync);
        yield return new CampaignTool<VoiceArguments>(
            new("set_active_personality", "Set the personality", "Lets the narrator and the campaign sound like a game, such as one of horror.", "personalities"), answers.VoiceArguments, personalities.SetAsync);
        yield return new CampaignTool<NoArguments>(
            new("list_personalities", "List personalities", "Lists the personalities and the active one.", "personalities") { MinimumRole = Role.Player, ReadOnly = true }, ArgumentsJson.Default.NoArguments, (_, call, ct) => personalities.ListAsync(call, ct));
        yield return new CampaignTool<EditPersonalityArguments>(
            new("edit_personality", "Edit a personality", "Changes the tone, phrases or words of a personality of this campaign, or takes them from a book on the shelf.", "personalities"), answers.EditPersonalityArguments, personalities.EditAsync);
        yield return new CampaignTool<PreviewArguments>(
            new("preview_personality", "Preview a personality", "Says a text as a personality would.", "personalities") { MinimumRole = Role.Player, ReadOnly = true }, answers.PreviewArguments, personalities.PreviewAsync);
    }
}
