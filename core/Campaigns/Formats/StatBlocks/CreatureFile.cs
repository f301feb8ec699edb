using System.Text.Json.Nodes;
using PluginHost.Rules;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Formats;

/// <summary>Creatures from rules data (5etools, Open5e, 5e-database) as monsters of the campaign.</summary>
internal sealed class CreatureFile : IImporter
{
    private const int Most = 5_000;

    public FormatDescription Format { get; } = new("creatures", "creatures of 5etools, Open5e or 5e-database", [".json"]);

    public bool Recognises(IReadOnlyList<FormatFile> files) => files is [var only] && StatBlocks.Recognises(only.Content.Span, only.Name);

    public Task<Result<Imported>> ImportAsync(ImportRequest import, CancellationToken cancellationToken) =>
        Task.FromResult(StatBlocks.Read(import.Files[0].Content, import.Files[0].Name, cancellationToken).Then<Imported>(found => found.Count == 0
            ? new Error("nothing-in-it", "The file holds no creatures.") { Field = "path", Hint = "Rules and spells belong on the shelf: sources add FILE." }
            : Of([.. found.Take(Most).Select(static one => JsonNode.Parse(one.GetRawText())!.AsObject())], found.Count)));

    private static Imported Of(IReadOnlyList<JsonObject> creatures, int all)
    {
        var entities = creatures.Select(static creature =>
        {
            var name = creature["name"]!.GetValue<string>();
            var system = creature["system"] is JsonValue said && said.TryGetValue<string>(out var known) ? known : "dnd5e";
            var data = new JsonObject { ["name"] = name, ["sheet"] = CreatureSheet.Of(creature, system) };
            return new ImportedEntity(EntityTypes.Monster, name, Values.Of(data)) { Key = name, ExternalId = name };
        });
        return new Imported { Entities = [.. entities], NotUnderstood = all > Most ? [$"Of {all} creatures the first {Most} are taken."] : [] };
    }
}
