using PluginHost.Campaigns.Pictures;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>
/// The picture of a map under fog, as far as viewers see it: it is cut when it is asked for, by the fog of that moment, so that nothing of what is hidden
/// leaves the host and nothing of it is kept anywhere. Undoing and redoing need nothing more.
/// </summary>
public sealed class MapTiles(IJournalStore store, Views<CampaignState> views, TimeProvider time)
{
    private const long RoomForPictures = 128 << 20;
    private const long RoomForTiles = 32 << 20;
    private const long Pictures = 1_000;

    /// <summary>A large picture takes a few hundred megabytes while it is read.</summary>
    private static readonly SemaphoreSlim OneAtATime = new(1);

    private static readonly Error NoTile = Error.NotFound("There is no such picture.");

    private readonly PictureCodec _codec = new(time);
    private readonly Shelf<Result<CutPicture>> _pictures = new(RoomForPictures, static made => made.Succeeded ? made.Value.Size : Lasting(made.Error));
    private readonly Shelf<Result<int>> _sides = new(Pictures, static made => made.Succeeded ? 1 : Lasting(made.Error));
    private readonly Shelf<ReadOnlyMemory<byte>> _tiles = new(RoomForTiles, static tile => tile.Length);

    /// <summary>A tile of the map that is shown, as PNG; <c>not-found</c> when nothing of it is seen, whatever the reason.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="map">The map's id.</param>
    /// <param name="column">The tile's column, counted from 0.</param>
    /// <param name="row">The tile's row, counted from 0.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Result<ReadOnlyMemory<byte>>> TileAsync(string campaign, string map, int column, int row, CancellationToken cancellationToken)
    {
        var world = (await views.StateAsync(campaign, null, cancellationToken)).State.Its.World;
        var stage = Staged.Of(world);
        if (stage.Is("blank") || stage.Text("map/id") != map || stage.Number(Staged.Tile) is not { } side
            || new MapGrid(stage.Number("map/width") ?? 1, stage.Number("map/height") ?? 1, side) is not { } grid || !grid.Has(column, row)
            || world.Find(EntityTypes.Map, map)?.Its.Text("image/blob") is not { } picture)
        {
            return NoTile;
        }

        var open = new OpenSquares(grid, grid.Squares(column, row), Fog.Of(world, map));
        if (!open.Any || await PictureAsync(picture, grid, Audience.GameMaster, cancellationToken) is not { Succeeded: true, Value: var whole })
        {
            return NoTile;
        }

        return await _tiles.GetAsync(FormattableString.Invariant($"{picture} {grid} {column} {row} {open.Text}"), () => Task.FromResult<ReadOnlyMemory<byte>>(_codec.Write(whole.Cut(column, row, open))), cancellationToken);
    }

    /// <summary>How many squares a tile of a picture takes, or why the picture cannot be cut.</summary>
    internal async Task<Result<int>> SideAsync(string picture, Audience reader, int columns, int rows, CancellationToken cancellationToken)
    {
        var found = await store.Blobs.OpenAsync(picture, reader, cancellationToken);
        if (!found.Succeeded)
        {
            return found.Error;
        }

        await found.Value.DisposeAsync();
        return await _sides.GetAsync(FormattableString.Invariant($"{picture} {columns} {rows}"), () => MeasureAsync(picture, reader, columns, rows), cancellationToken);
    }

    private async Task<Result<int>> MeasureAsync(string picture, Audience reader, int columns, int rows)
    {
        var read = await ReadAsync(picture, reader, CancellationToken.None);
        if (!read.Succeeded)
        {
            return read.Error;
        }

        var grid = MapGrid.Of(columns, rows, read.Value.Width, read.Value.Height);
        await _pictures.GetAsync(KeyOf(picture, grid), () => Task.FromResult<Result<CutPicture>>(new CutPicture(grid, read.Value, CancellationToken.None)), CancellationToken.None);
        return grid.Side;
    }

    /// <summary>What is wrong with a file stays wrong, and is not found out again for everyone who asks.</summary>
    private static long? Lasting(Error error) => error.Code is "broken-picture" or "unknown-picture" or "large-picture" ? 1 : null;

    private static string KeyOf(string picture, MapGrid grid) => $"{picture} {grid}";

    private Task<Result<CutPicture>> PictureAsync(string picture, MapGrid grid, Audience reader, CancellationToken cancellationToken) => _pictures.GetAsync(
        KeyOf(picture, grid),
        async () => (await ReadAsync(picture, reader, CancellationToken.None)).Then<CutPicture>(read => new CutPicture(grid, read, CancellationToken.None)),
        cancellationToken);

    private async Task<Result<Picture>> ReadAsync(string picture, Audience reader, CancellationToken cancellationToken)
    {
        var found = await store.Blobs.OpenAsync(picture, reader, cancellationToken);
        if (!found.Succeeded)
        {
            return found.Error;
        }

        await using var blob = found.Value;
        if (blob.Info.Size > PictureLimits.LargestFile)
        {
            return new Error("large-picture", "The picture's file is too large to be cut.") { Hint = "Save it smaller as PNG or JPEG and import it again." };
        }

        var file = new byte[blob.Info.Size];
        await blob.Content.ReadExactlyAsync(file, cancellationToken);
        await OneAtATime.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => _codec.Read(file, cancellationToken), cancellationToken);
        }
        finally
        {
            OneAtATime.Release();
        }
    }
}
