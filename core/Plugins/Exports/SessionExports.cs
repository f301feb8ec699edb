using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>What one plugin made of a session: documents, or why there are none.</summary>
internal sealed record PluginExport(string Plugin, IReadOnlyList<ExportDocument> Documents, Error? Error);

/// <summary>Asks the plugins that export for their documents, all at once. One that fails or hangs leaves the others' as they are.</summary>
internal sealed class SessionExports(SessionReader sessions)
{
    private const int Largest = 1 << 20;
    private const int LongestName = 200;

    public async Task<IReadOnlyList<PluginExport>> AskAsync(IEnumerable<PluginPresence> plugins, SessionPlace place, CancellationToken cancellationToken) =>
        await Task.WhenAll(plugins.Select(plugin => AskAsync(plugin.Run, place, cancellationToken)));

    private async Task<PluginExport> AskAsync(PluginRun run, SessionPlace place, CancellationToken cancellationToken)
    {
        var export = await sessions.ReadAsync(place, run.Manifest.Needs.Audience, cancellationToken);
        var answer = await run.CallAsync("hook export", run.Limits.Hook, caller: null, (parts, token) => RenderAsync(parts, export, token), cancellationToken);
        var documents = answer.Then(static rendered => rendered);
        var error = documents.Error ?? documents.Value!.Select(document => Check(run.Manifest.Name, document)).FirstOrDefault(static wrong => wrong is not null);
        return new PluginExport(run.Manifest.Id, error is null ? documents.Value! : [], error);
    }

    /// <summary>Runs inside the guard; what it answers are copies.</summary>
    private static async Task<Result<IReadOnlyList<ExportDocument>>> RenderAsync(PluginParts parts, SessionExport export, CancellationToken cancellationToken)
    {
        var documents = new List<ExportDocument>();
        foreach (var hook in parts.Export)
        {
            // Neither has to be there, whatever the contract says; the guard names it.
            if (hook.ExportAsync(export, cancellationToken) is not { } task || await task is not { } answer)
                return null!;
            if (!answer.Succeeded)
                return answer.Error with { Details = answer.Error.Details?.Clone() };
            documents.Add(answer.Value with { Content = answer.Value.Content.ToArray() });
        }

        return documents;
    }

    private static Error? Check(string plugin, ExportDocument document) => document switch
    {
        { FileName: null or "" or { Length: > LongestName } } => Wrong(plugin, "without a usable name"),
        _ when document.FileName.Any(static c => c is '/' or '\\' or ':' || char.IsControl(c)) || document.FileName[0] == '.' => Wrong(plugin, "whose name is no plain file name"),
        _ when document.MediaType is null || !document.MediaType.Contains('/', StringComparison.Ordinal) || document.MediaType.Any(char.IsControl) => Wrong(plugin, "without a media type"),
        { Content.Length: > Largest } => Wrong(plugin, "of more than 1 MiB"),
        _ => null,
    };

    private static Error Wrong(string plugin, string what) => new(Faults.Failed, $"{plugin} exported a document {what}.") { Hint = "Tell its author." };
}
