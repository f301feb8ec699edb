using System.Text.Json;
using PluginHost.Campaigns.Sheets;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Formats;

/// <summary>A character as an importer read it, on its way into a campaign.</summary>
/// <param name="Type"><c>character</c>, <c>npc</c> or <c>monster</c>.</param>
internal sealed record Person(string Type, Sheet Sheet)
{
    private const int MostSentences = 100;

    public string? ExternalId { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<string> NotUnderstood { get; init; } = [];

    /// <summary>The entity, with the sheet fitted, completed and checked.</summary>
    public static Result<Imported> Finish(params IReadOnlyList<Person> people)
    {
        var entities = new List<ImportedEntity>();
        var left = new List<string>();
        var disagreements = new List<string>();
        foreach (var person in people)
        {
            var fitted = SheetFit.Fit(person.Sheet);
            var derived = Derivation.Complete(fitted.Sheet);
            var name = derived.Sheet.Character.Name;
            if (Sheet.Parse(derived.Sheet.ToJson()) is { Succeeded: false } refused)
            {
                return refused.Error with { Message = $"The sheet of '{name}' cannot be kept: {refused.Error.Message}" };
            }

            var data = new CharacterData(derived.Sheet.Character.Player, derived.Sheet, SheetFit.Clip(person.Description, 2000));
            entities.Add(new ImportedEntity(person.Type, name, JsonSerializer.SerializeToElement(data, SheetJson.Default.CharacterData)) { ExternalId = SheetFit.Clip(person.ExternalId, 200) });
            var whose = people.Count == 1 ? "" : $"{name}: ";
            left.AddRange(person.NotUnderstood.Concat(fitted.LeftOut).Select(sentence => whose + sentence));
            disagreements.AddRange(derived.Disagreements.Select(it => whose + it));
        }

        return new Imported { Entities = entities, NotUnderstood = Few([.. left.Distinct(StringComparer.Ordinal)]), Disagreements = Few(disagreements) };
    }

    private static List<string> Few(List<string> sentences) =>
        sentences.Count <= MostSentences ? sentences : [.. sentences.Take(MostSentences), $"And {sentences.Count - MostSentences} more."];
}
