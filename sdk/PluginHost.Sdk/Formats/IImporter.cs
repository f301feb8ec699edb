using System.Diagnostics.CodeAnalysis;

namespace PluginHost.Sdk;

/// <summary>
/// Reads a provider's files. It is a pure function of them: it keeps nothing, appends nothing and does no I/O. The host shows the person what came of it and
/// then applies all of it as one step, or none. Calls may overlap. Exceptions become an error for the person.
/// </summary>
[Experimental(Experiments.Formats)]
public interface IImporter
{
    /// <summary>What it reads.</summary>
    FormatDescription Format { get; }

    /// <summary>Whether files are of this format, judged by what they hold and not by their names. It is asked about any file and answers quickly.</summary>
    /// <param name="files">One file, or those of a folder.</param>
    /// <returns>Whether they are.</returns>
    bool Recognises(IReadOnlyList<FormatFile> files);

    /// <summary>Reads files.</summary>
    /// <param name="import">The files, and where they go.</param>
    /// <param name="cancellationToken">Cancelled when the person gave up.</param>
    /// <returns>What they hold, or why they could not be read.</returns>
    Task<Result<Imported>> ImportAsync(ImportRequest import, CancellationToken cancellationToken);
}

/// <summary>Files to import.</summary>
/// <param name="Files">One file, or those of a folder.</param>
/// <param name="Campaign">The campaign's id.</param>
/// <param name="Caller">Who asks.</param>
[Experimental(Experiments.Formats)]
public sealed record ImportRequest(IReadOnlyList<FormatFile> Files, string Campaign, Principal Caller);

/// <summary>A file format.</summary>
/// <param name="Id">A short name, such as <c>dndbeyond-json</c>.</param>
/// <param name="Name">A name for people.</param>
/// <param name="Extensions">With their dots.</param>
[Experimental(Experiments.Formats)]
public sealed record FormatDescription(string Id, string Name, IReadOnlyList<string> Extensions);

/// <summary>A file of a format.</summary>
/// <param name="Name">Its name, or its path below the folder, with <c>/</c> between the names; never absolute and never with <c>..</c>.</param>
/// <param name="MediaType">Such as <c>application/json</c>; of a file that comes in, what the sender claimed.</param>
/// <param name="Content">The bytes; of a file that comes in, at most 32 MiB.</param>
[Experimental(Experiments.Formats)]
public sealed record FormatFile(string Name, string MediaType, ReadOnlyMemory<byte> Content);
