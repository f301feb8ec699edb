using PluginHost.Campaigns;
using PluginHost.Live;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>Who may see which picture: decided in each campaign for itself, since the same bytes may be secret in another.</summary>
internal sealed class TablePictures(CampaignPictures pictures, MapTiles tiles, CampaignDirectory campaigns, Admission admission) : IPictures
{
    private static readonly Error NoPicture = Error.NotFound("There is no such picture.");

    public async Task<Audience?> ReaderAsync(string hash, Principal caller, CancellationToken cancellationToken)
    {
        // The host's own game master has all bytes there are.
        if (caller is { Role: Role.GameMaster, Campaign: null, Granted: null })
        {
            return caller.Audience;
        }

        foreach (var campaign in campaigns.Ids)
        {
            if (admission.Silently(caller, campaign) is { } there && await pictures.AreToldAsync(campaign, hash, there.Audience, cancellationToken))
            {
                return there.Audience;
            }
        }

        return null;
    }

    public async Task<Result<ReadOnlyMemory<byte>>> PieceAsync(MapPiece piece, Principal caller, CancellationToken cancellationToken) =>
        admission.Of(caller, piece.Campaign) is null
            ? NoPicture
            : await tiles.TileAsync(piece.Campaign, piece.Map, piece.Column, piece.Row, cancellationToken);
}
