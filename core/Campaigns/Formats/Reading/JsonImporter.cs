using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Formats;

/// <summary>An importer of one file of JSON.</summary>
internal abstract class JsonImporter(FormatDescription format) : IImporter
{
    public FormatDescription Format { get; } = format;

    public bool Recognises(IReadOnlyList<FormatFile> files) => files is [{ } file] && JsonFile.Read(file.Content) is { Succeeded: true } json && json.Value.IsObject() && Looks(json.Value);

    public Task<Result<Imported>> ImportAsync(ImportRequest import, CancellationToken cancellationToken) => Task.FromResult(Import(import.Files));

    public Result<Imported> Import(IReadOnlyList<FormatFile> files) =>
        files is [{ } file]
            ? JsonFile.Read(file.Content).Then(json => json.IsObject() && Looks(json) ? Read(json) : new Error("not-recognised", $"The file is not of the format '{Format.Name}'."))
            : Error.Invalid("files", $"The format '{Format.Name}' is one file.");

    protected abstract bool Looks(JsonElement json);

    protected abstract Result<Imported> Read(JsonElement json);
}
