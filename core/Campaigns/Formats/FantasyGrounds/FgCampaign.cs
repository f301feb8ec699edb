using System.Globalization;
using PluginHost.Campaigns.Sheets;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Formats;

/// <summary>
/// Reads a whole campaign's database: characters, people and monsters, story, notes, quests, encounters, things, the calendar's log, and the fight that is on.
/// Lists hold rows, or categories of rows. What nothing here is made of is named.
/// </summary>
internal sealed class FgCampaign : IImporter
{
    private const int Most = 500;
    private const int MostSentences = 100;

    /// <summary>How the program itself is set up.</summary>
    private static readonly HashSet<string> Settings = new(["options", "settings", "currencies", "languages", "effects", "modifiers", "motd", "partysheet", "library", "hotkeys", "diceskin"], StringComparer.Ordinal);

    private static readonly HashSet<string> Known = new(["charsheet", "npc", "encounter", "notes", "quest", "battle", "item", "calendar", "combattracker"], StringComparer.Ordinal);

    public FormatDescription Format { get; } = new("fantasygrounds-campaign-xml", "Fantasy Grounds campaign", [".xml"]);

    public bool Recognises(IReadOnlyList<FormatFile> files) =>
        files is [{ } file] && file.Content.Span.IndexOf("<root"u8) is >= 0 and < 1_000 && XmlNodes.Read(file.Content) is { Succeeded: true, Value: { Name: "root" } root }
        && root.Children.Any(static list => Known.Contains(list.Name)) && root.At("character") is null && Lists(root).Any();

    public Task<Result<Imported>> ImportAsync(ImportRequest import, CancellationToken cancellationToken) => Task.FromResult(Import(import.Files));

    private static Result<Imported> Import(IReadOnlyList<FormatFile> files) =>
        files is [{ } file] ? XmlNodes.Read(file.Content).Then(Read) : Error.Invalid("files", "A campaign of Fantasy Grounds is one file.");

    private static Result<Imported> Read(XmlNodes root)
    {
        var rows = RowsOf(root, "charsheet").Where(FgCharacter.Looks).Take(Most).ToList();
        var people = Person.Finish([.. rows.Select(FgCharacter.Read)]);
        if (!people.Succeeded)
        {
            return people.Error;
        }

        var left = new List<string>(people.Value.NotUnderstood);
        List<ImportedEntity> all = [.. people.Value.Entities.Select((one, index) => one with { Key = "charsheet." + rows[index].Name, ExternalId = "charsheet." + rows[index].Name })];
        var system = all.Count > 0 ? rows.Select(FgCharacter.Read).First().Sheet.System : SheetWords.Dnd5e;
        all.AddRange(RowsOf(root, "npc").Select(row => FgNpc.Of(row, "npc." + row.Name, system)));
        all.AddRange(RowsOf(root, "encounter").Select(static row => FgStory.Story(row)));
        all.AddRange(RowsOf(root, "notes").Select(static row => FgStory.Note(row)));
        all.AddRange(RowsOf(root, "quest").Select(static row => FgStory.Quest(row)));
        all.AddRange(RowsOf(root, "battle").Select(static row => FgStory.Encounter(row)));
        all.AddRange(RowsOf(root, "item").Select(static row => FgStory.Thing(row)));
        all.AddRange((root.At("calendar")?.Rows("log") ?? []).Select(static row => FgStory.Day(row)));
        all.AddRange(FgTracker.Read(root, all, system));
        left.AddRange(Left(root));
        if (all.Count > Most)
        {
            left.Add($"Of {all.Count} things the first {Most} are taken; the rest can come with a second file that holds less.");
            all = [.. all.Take(Most)];
        }

        return new Imported
        {
            Campaign = new ImportedCampaign { System = system, CurrentDate = FgStory.Date(root.At("calendar/current")) },
            Entities = all,
            NotUnderstood = left.Count <= MostSentences ? left : [.. left.Take(MostSentences), $"And {left.Count - MostSentences} more."],
            Disagreements = people.Value.Disagreements,
        };
    }

    /// <summary>The rows of a list and of its categories.</summary>
    private static IEnumerable<XmlNodes> RowsOf(XmlNodes root, string list) =>
        root.Children.Where(node => node.Name == list).SelectMany(static node => node.Children.Concat(node.Children.Where(static child => child.Name == "category").SelectMany(static category => category.Children)))
            .Where(static row => row.Name.StartsWith("id-", StringComparison.Ordinal));

    private static IEnumerable<XmlNodes> Lists(XmlNodes root) => root.Children.Where(static list => Known.Contains(list.Name) && list.Children.Count > 0);

    private static IEnumerable<string> Left(XmlNodes root)
    {
        foreach (var list in root.Children.Where(static list => !Known.Contains(list.Name) && !Settings.Contains(list.Name)).GroupBy(static list => list.Name, StringComparer.Ordinal))
        {
            var count = RowsOf(root, list.Key).Count();
            if (count > 0)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"'{SheetFit.Clip(list.Key, 60)}' was left out, with {count} {(count == 1 ? "entry" : "entries")}{(list.Key == "image" ? ": pictures lie beside the database, and come in one by one" : "")}.");
            }
        }

        var settings = root.Children.Where(static list => Settings.Contains(list.Name) && list.Children.Count > 0).Select(static list => list.Name).Distinct(StringComparer.Ordinal).ToList();
        if (settings.Count > 0)
        {
            yield return $"How Fantasy Grounds itself is set up was left out: {string.Join(", ", settings)}.";
        }

        var strange = RowsOf(root, "charsheet").Where(static row => !FgCharacter.Looks(row)).Select(static row => row.Text("name") ?? row.Name).ToList();
        if (strange.Count > 0)
        {
            yield return $"These characters have no abilities that could be read: {SheetFit.Clip(string.Join(", ", strange), 400)}.";
        }
    }
}
