using System.ComponentModel;
using System.Text;
using System.Text.Json.Serialization;
using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>The ability that reaches the export hooks of plugins, behind every door.</summary>
internal sealed class ExportSessionTool : Tool<ExportArguments>
{
    private readonly Func<IReadOnlyList<PluginPresence>> _working;
    private readonly SessionReader _sessions;
    private readonly SessionExports _exports;

    /// <param name="working">The plugins that run now.</param>
    /// <param name="sessions">Finds the session.</param>
    public ExportSessionTool(Func<IReadOnlyList<PluginPresence>> working, SessionReader sessions)
        : base("export_session", "Export a session", "Renders a session, by default the last one, in the format of each plugin that exports.", ExportJson.Default.ExportArguments)
    {
        (_working, _sessions, _exports) = (working, sessions, new SessionExports(sessions));
        Description = Description with { Group = "sessions", ReadOnly = true, OutputSchema = ToolSchema.Of(ExportJson.Default.ExportedFiles) };
    }

    protected override async Task<ToolResult> CallAsync(ExportArguments arguments, ToolCall call, IProgress<ToolProgress> progress, CancellationToken cancellationToken)
    {
        var exporting = _working().Where(static plugin => plugin.Offers.Contains(PluginOffers.ExportHook)).OrderBy(static plugin => plugin.Run.Manifest.Id, StringComparer.Ordinal).ToList();
        if (exporting.Count == 0)
            return ToolResult.Failed(new Error("not-available", "No plugin that runs exports sessions.") { Hint = "Add one with an export hook; 'plugins list' shows what is there." });

        var asked = exporting.Where(plugin => arguments.Plugin is null || plugin.Run.Manifest.Id == arguments.Plugin).ToList();
        if (asked.Count == 0)
        {
            var names = string.Join(", ", exporting.Select(static plugin => plugin.Run.Manifest.Id));
            return ToolResult.Failed(Error.NotFound($"'{arguments.Plugin}' exports nothing.") with { Field = "plugin", Hint = $"These do: {names}." });
        }

        if (call.Campaign is not { } campaign)
            return ToolResult.Failed(Error.Invalid("campaign", "No campaign was named.") with { Hint = "Enter a campaign first, or name one; list_campaigns shows them." });
        if (await _sessions.FindAsync(campaign, arguments.SessionId, call.Caller.Audience, cancellationToken) is not { } place)
            return ToolResult.Failed(arguments.SessionId is null
                ? new Error("no-session", "There was no session yet.") { Hint = "Begin one with start_session." }
                : Error.NotFound("There is no such session.") with { Field = "session_id", Hint = "Leave session_id out for the last one." });

        return Answer(place.Id, await _exports.AskAsync(asked, place, cancellationToken));
    }

    private static ToolResult Answer(string session, IReadOnlyList<PluginExport> exports)
    {
        var failed = exports.Where(static export => export.Error is not null).ToList();
        if (failed.Count == exports.Count)
            return ToolResult.Failed(failed[0].Error!);

        var documents = exports.SelectMany(static export => export.Documents.Select(document => ExportedFile.Of(export.Plugin, document))).ToList();
        var data = new ExportedFiles(session, documents, [.. failed.Select(static export => new FailedExport(export.Plugin, export.Error!.Message))]);
        var text = new StringBuilder("Exported ").AppendJoin(", ", documents.Select(static file => $"{file.FileName} ({file.Plugin})")).Append('.');
        foreach (var export in failed)
            text.Append(' ').Append(export.Plugin).Append(" did not: ").Append(export.Error!.Message);
        var result = ToolResult.Of(data, ExportJson.Default.ExportedFiles, text.ToString());
        return result with { Content = [.. result.Content, .. documents.Select(static file => file.Text).OfType<string>().Select(static content => new TextContent(content))] };
    }
}

internal sealed record ExportArguments(
    [property: Description("The session's id; the last session when it is left out.")] string? SessionId = null,
    [property: Description("Only what this plugin exports; what all export when it is left out.")] string? Plugin = null);

internal sealed record ExportedFiles(string SessionId, IReadOnlyList<ExportedFile> Files, IReadOnlyList<FailedExport> Failed);

/// <param name="Plugin">Whose it is.</param>
/// <param name="FileName">A file name without a path.</param>
/// <param name="MediaType">What it is.</param>
/// <param name="Text">The contents of a text.</param>
/// <param name="Base64">The contents of anything else.</param>
internal sealed record ExportedFile(string Plugin, string FileName, string MediaType, string? Text, byte[]? Base64)
{
    public static ExportedFile Of(string plugin, ExportDocument document) => IsText(document.MediaType)
        ? new ExportedFile(plugin, document.FileName, document.MediaType, Encoding.UTF8.GetString(document.Content.Span), null)
        : new ExportedFile(plugin, document.FileName, document.MediaType, null, document.Content.ToArray());

    private static bool IsText(string media) => media is "application/json" or "application/xml" || media.StartsWith("text/", StringComparison.Ordinal)
        || media.EndsWith("+json", StringComparison.Ordinal) || media.EndsWith("+xml", StringComparison.Ordinal);
}

internal sealed record FailedExport(string Plugin, string Message);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ExportArguments))]
[JsonSerializable(typeof(ExportedFiles))]
internal sealed partial class ExportJson : JsonSerializerContext;
