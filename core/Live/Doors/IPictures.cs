using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>Pictures of the campaigns. The program implements it; whoever asks gets what they may see.</summary>
public interface IPictures
{
    /// <summary>As whom a caller may open the bytes of that hash: as they stand in a campaign that tells them of these bytes. Nothing when there is none.</summary>
    Task<Audience?> ReaderAsync(string hash, Principal caller, CancellationToken cancellationToken);

    /// <summary>A piece of the map that is shown in a campaign, as far as it is seen, as PNG.</summary>
    Task<Result<ReadOnlyMemory<byte>>> PieceAsync(MapPiece piece, Principal caller, CancellationToken cancellationToken);
}

public sealed record MapPiece(string Campaign, string Map, int Column, int Row);
