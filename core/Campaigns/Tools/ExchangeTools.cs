using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>The tools that read and write files of campaigns.</summary>
internal static class ExchangeTools
{
    public static IEnumerable<ITool> All(ImportCommands import, ExportCommands export)
    {
        var json = ExchangeJson.Default;
        yield return new CampaignTool<ImportArguments>(
            new("import_file", "Import from another program", "Reads a file of another program, with a campaign, characters, monsters or maps, and adds or updates them as one step that undo takes back; preview shows what would happen.", "exchange"),
            json.ImportArguments, import.ImportAsync);
        yield return new CampaignTool<CharacterFileArguments>(
            new("import_character", "Import a character", "Reads a player's character from a file (universal, Pathbuilder, Foundry, Fantasy Grounds, Roll20) into the party.", "exchange"),
            json.CharacterFileArguments, import.CharacterAsync);
        yield return new CampaignTool<ExportArguments>(
            new("export_campaign", "Export the campaign to files", "Writes the campaign, or one thing of it, to files, to back it up or to go on with it in another program: as far as the caller may see it.", "exchange") { MinimumRole = Role.Player, ReadOnly = true },
            json.ExportArguments, export.ExportAsync);
    }
}
