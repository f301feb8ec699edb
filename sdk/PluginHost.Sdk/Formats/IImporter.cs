using System.Diagnostics.CodeAnalysis;

namespace PluginHost.Sdk;

/// <summary>Reads a provider's file. Calls may overlap. Exceptions become an error for the person.</summary>
[Experimental(Experiments.Formats)]
public interface IImporter
{
    /// <summary>What it reads.</summary>
    FormatDescription Format { get; }

    /// <summary>Whether the beginning of a file looks like this format.</summary>
    /// <param name="head">The first 4 KiB.</param>
    /// <returns>Whether it does.</returns>
    bool Recognises(ReadOnlySpan<byte> head);

    /// <summary>Reads a file.</summary>
    /// <param name="import">The file, and where it goes.</param>
    /// <param name="cancellationToken">Cancelled when the person gave up.</param>
    /// <returns>What to append, or why not.</returns>
    Task<Result<Reaction>> ImportAsync(ImportRequest import, CancellationToken cancellationToken);
}

/// <summary>A file to import.</summary>
/// <param name="Document">The file.</param>
/// <param name="Campaign">The campaign's id.</param>
/// <param name="Caller">Who asks.</param>
[Experimental(Experiments.Formats)]
public sealed record ImportRequest(ExportDocument Document, string Campaign, Principal Caller);

/// <summary>Writes a provider's file. Calls may overlap. Exceptions become an error for the person.</summary>
[Experimental(Experiments.Formats)]
public interface IExporter
{
    /// <summary>What it writes.</summary>
    FormatDescription Format { get; }

    /// <summary>Writes a view.</summary>
    /// <param name="view">The campaign as the asking person may see it.</param>
    /// <param name="cancellationToken">Cancelled when the person gave up.</param>
    /// <returns>The file, or why there is none.</returns>
    Task<Result<ExportDocument>> ExportAsync(FeedView view, CancellationToken cancellationToken);
}

/// <summary>A file format.</summary>
/// <param name="Id">A short name, such as <c>dndbeyond-json</c>.</param>
/// <param name="Name">A name for people.</param>
/// <param name="Extensions">With their dots.</param>
[Experimental(Experiments.Formats)]
public sealed record FormatDescription(string Id, string Name, IReadOnlyList<string> Extensions);
