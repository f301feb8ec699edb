using System.Text.Json;
using PluginHost.Campaigns.Sheets;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Formats;

/// <summary>The universal character sheet as a file of its own.</summary>
internal sealed class UcsfImporter() : JsonImporter(UcsfExporter.Description)
{
    protected override bool Looks(JsonElement json) =>
        json.Text("version") is not null && json.At("character").IsObject() && json.Text("system") is { } system && SheetWords.Systems.Contains(system, StringComparer.Ordinal);

    /// <summary>Nothing is filled in: what was exported comes back as it was.</summary>
    protected override Result<Imported> Read(JsonElement json) => Sheet.Parse(json).Then<Imported>(static sheet => new Imported
    {
        Entities = [new ImportedEntity("character", sheet.Character.Name, JsonSerializer.SerializeToElement(new CharacterData(sheet.Character.Player, sheet, null), SheetJson.Default.CharacterData))],
        Disagreements = [.. Derivation.Complete(sheet).Disagreements.Select(static it => it.ToString())],
    });
}

/// <summary>One file for each sheet.</summary>
internal sealed class UcsfExporter() : SheetExporter(Description)
{
    public static FormatDescription Description { get; } = new("ucsf-json", "Universal character sheet", [".json"]);

    private static readonly JsonWriterOptions _indented = new() { Indented = true };

    protected override FormatFile Write(Sheet sheet, List<string> leftOut)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, _indented))
        {
            JsonSerializer.Serialize(writer, sheet, SheetJson.Default.Sheet);
        }

        return new FormatFile(FileNameOf(sheet, "sheet.json"), "application/json", stream.ToArray());
    }
}
