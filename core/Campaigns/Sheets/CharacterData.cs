namespace PluginHost.Campaigns.Sheets;

/// <summary>The fields of a character, an npc or a monster of a campaign.</summary>
internal sealed record CharacterData(string? Player, Sheet? Sheet, string? Description);
