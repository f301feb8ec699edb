using PluginHost.Campaigns.Formats;
using PluginHost.Campaigns.Sheets;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Tests;

/// <summary>Imports in one line.</summary>
internal static class Imports
{
    private static readonly Principal _anna = new("anna", Role.GameMaster, "test");

    public static Result<Imported> Try(IImporter importer, params IReadOnlyList<FormatFile> files)
    {
        var task = importer.ImportAsync(new ImportRequest(files, "demo", _anna), CancellationToken.None);
        Assert.True(task.IsCompleted);
        return task.Result;
    }

    public static Imported Of(IImporter importer, params IReadOnlyList<FormatFile> files)
    {
        Assert.True(importer.Recognises(files), $"{files[0].Name} is not recognised as {importer.Format.Name}.");
        var result = Try(importer, files);
        Assert.True(result.Succeeded, result.Error?.ToString());
        return result.Value;
    }

    public static Sheet Sheet(Imported imported) => Sheet(Assert.Single(imported.Entities));

    public static Sheet Sheet(ImportedEntity entity)
    {
        var parsed = Sheets.Sheet.Parse(entity.Data.At("sheet"));
        Assert.True(parsed.Succeeded, parsed.Error?.ToString());
        return parsed.Value;
    }

    public static FormatFile Text(string text, string name = "file.json") => new(name, "application/json", System.Text.Encoding.UTF8.GetBytes(text));

    public static IReadOnlyList<FormatFile> Exported(IExporter exporter, Sheet sheet, out IReadOnlyList<string> leftOut)
    {
        var data = System.Text.Json.JsonSerializer.SerializeToElement(new CharacterData(null, sheet, null), SheetJson.Default.CharacterData);
        var task = exporter.ExportAsync(new ExportRequest(new ImportedCampaign(), [new ImportedEntity("character", sheet.Character.Name, data)]), CancellationToken.None);
        Assert.True(task.IsCompleted);
        Assert.True(task.Result.Succeeded, task.Result.Error?.ToString());
        leftOut = task.Result.Value.LeftOut;
        return task.Result.Value.Files;
    }
}
