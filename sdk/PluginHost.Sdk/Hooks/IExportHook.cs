namespace PluginHost.Sdk;

/// <summary>
/// Called when a person asks for a session, with the tool <c>export_session</c>. Exceptions become an error for that person and count against the plugin;
/// what other plugins export is not touched. Calls may overlap with other hooks.
/// </summary>
public interface IExportHook
{
    /// <summary>Renders a session.</summary>
    /// <param name="export">The session and what happened in it, as far as the plugin's audience may see it.</param>
    /// <param name="cancellationToken">Cancelled when the time limit passes or the person gave up.</param>
    /// <returns>The document, or why there is none.</returns>
    Task<Result<ExportDocument>> ExportAsync(SessionExport export, CancellationToken cancellationToken);
}

/// <summary>A session to export.</summary>
/// <param name="Session">The session.</param>
/// <param name="Updates">What happened in it and has words of its own, oldest first; at most about 10,000.</param>
public sealed record SessionExport(ExportedSession Session, IReadOnlyList<ExportedUpdate> Updates)
{
    /// <summary>The version of this shape.</summary>
    public string Version { get; init; } = "1.0";
}

/// <summary>The frame of an exported session.</summary>
/// <param name="Id">The session's id.</param>
/// <param name="Duration">How long it lasted, or has lasted so far.</param>
/// <param name="Progress">The campaign's progress.</param>
public sealed record ExportedSession(string Id, TimeSpan Duration, ExportedProgress Progress);

/// <summary>The campaign's progress over a session, 0 to 100, when it is tracked.</summary>
/// <param name="Start">At the start.</param>
/// <param name="End">At the end.</param>
public sealed record ExportedProgress(int? Start, int? End);

/// <summary>One thing that happened in an exported session.</summary>
/// <param name="Time">When.</param>
/// <param name="Text">What, in one line.</param>
/// <param name="Progress">The campaign's progress, 0 to 100, when it is tracked.</param>
public sealed record ExportedUpdate(DateTimeOffset Time, string Text, int? Progress);

/// <summary>A rendered export.</summary>
/// <param name="FileName">A file name without a path, at most 200 characters.</param>
/// <param name="MediaType">Such as <c>text/markdown</c>.</param>
/// <param name="Content">The bytes, at most 1 MiB.</param>
public sealed record ExportDocument(string FileName, string MediaType, ReadOnlyMemory<byte> Content);
