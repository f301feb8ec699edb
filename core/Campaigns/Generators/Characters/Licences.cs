namespace PluginHost.Campaigns.Generators;

/// <summary>Who is to be named for facts that are not ours.</summary>
internal static class Licences
{
    public const string Reference51 =
        "This work includes material from the System Reference Document 5.1 by Wizards of the Coast LLC, licensed under the Creative Commons Attribution 4.0 International License.";

    public const string Reference52 =
        "This work includes material from the System Reference Document 5.2.1 by Wizards of the Coast LLC, licensed under the Creative Commons Attribution 4.0 International License.";

    public const string Remaster = "Figures and names of the second edition's remastered core rules by Paizo Inc. are used as open content under the ORC License.";

    public const string Own = "Names, lives and tables are PluginHost's own, under CC0.";

    public static IReadOnlyList<string> Of(string system, string? rules) => system switch
    {
        Sheets.SheetWords.Dnd5e => [rules == Sheets.SheetWords.Rules2024 ? Reference52 : Reference51, Own],
        Sheets.SheetWords.Pathfinder2e => [Remaster, Own],
        _ => [Own],
    };
}
