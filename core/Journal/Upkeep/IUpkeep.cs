using PluginHost.Sdk;

namespace PluginHost.Journal;

public interface IUpkeep
{
    /// <summary>Writes a consistent copy of everything but the erasure list, while the store is in use.</summary>
    Task<Result<BackupInfo>> BackupAsync(string file, IProgress<double> progress, CancellationToken cancellationToken);

    /// <summary>Checks the whole store.</summary>
    /// <returns>A sentence for each fault; none when all is well.</returns>
    Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken);
}

public sealed record BackupInfo(string File, long Size, int Journals, long Events);
