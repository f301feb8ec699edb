using PluginHost.Sdk;

namespace PluginHost.Journal;

/// <summary>Bytes by content hash. An event holds the hash; who may see the bytes is kept with them.</summary>
public interface IBlobs
{
    /// <summary>Stores bytes durably. The same bytes are stored once; their audiences add up.</summary>
    Task<Result<BlobInfo>> PutAsync(Stream content, string mediaType, Audience audience, CancellationToken cancellationToken);

    /// <summary>Says anew who may see bytes; nothing happens when there are none of that hash.</summary>
    /// <param name="hash">The hash.</param>
    /// <param name="audience">Makes the new audience of the one they have.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<Result<Unit>> ShowAsync(string hash, Func<Audience, Audience> audience, CancellationToken cancellationToken);

    /// <summary>Opens bytes for a reader, or answers <c>not-found</c>, whether they are missing or hidden.</summary>
    ValueTask<Result<Blob>> OpenAsync(string hash, Audience reader, CancellationToken cancellationToken);
}

/// <param name="Hash">Lower-case SHA-256 in hex.</param>
public sealed record BlobInfo(string Hash, long Size, string MediaType, Audience Audience);

public sealed record Blob(BlobInfo Info, Stream Content) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
