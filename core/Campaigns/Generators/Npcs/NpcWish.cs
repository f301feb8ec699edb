namespace PluginHost.Campaigns.Generators;

/// <param name="Role">A word such as merchant, guard or noble.</param>
/// <param name="Level">Null for an ordinary person.</param>
/// <param name="Traits">What they are like, in anybody's words.</param>
internal sealed record NpcWish(
    string System, string Role, int? Level = null, IReadOnlyList<string>? Traits = null, string? Genre = null, string? Rules = null, string? Seed = null, string? Name = null, string? Hints = null);

/// <summary>Somebody for the table to meet.</summary>
/// <param name="Summary">One line for whoever runs the game.</param>
internal sealed record GeneratedNpc(Sheets.Sheet Sheet, Life Life, string Role, string Summary, string Genre, string Seed, IReadOnlyList<string> Remarks, IReadOnlyList<string> Attribution);
