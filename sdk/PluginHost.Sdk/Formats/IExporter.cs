using System.Diagnostics.CodeAnalysis;

namespace PluginHost.Sdk;

/// <summary>Writes a provider's files. It is a pure function. Calls may overlap. Exceptions become an error for the person.</summary>
[Experimental(Experiments.Formats)]
public interface IExporter
{
    /// <summary>What it writes.</summary>
    FormatDescription Format { get; }

    /// <summary>Writes a part of a campaign, or all of it.</summary>
    /// <param name="export">What to write, as far as the asking person may see it.</param>
    /// <param name="cancellationToken">Cancelled when the person gave up.</param>
    /// <returns>The files, or why there are none.</returns>
    Task<Result<Exported>> ExportAsync(ExportRequest export, CancellationToken cancellationToken);
}

/// <summary>What to export, in the shapes in which it would be imported.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Entities">What is to be written; an exporter passes over what its format has no place for and says so.</param>
[Experimental(Experiments.Formats)]
public sealed record ExportRequest(ImportedCampaign Campaign, IReadOnlyList<ImportedEntity> Entities)
{
    /// <summary>The bytes that the entities name.</summary>
    public IReadOnlyList<ImportedBlob> Blobs { get; init; } = [];
}

/// <summary>Written files.</summary>
/// <param name="Files">One file, or those of a folder.</param>
[Experimental(Experiments.Formats)]
public sealed record Exported(IReadOnlyList<FormatFile> Files)
{
    /// <summary>What the format has no place for, in sentences.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];
}
