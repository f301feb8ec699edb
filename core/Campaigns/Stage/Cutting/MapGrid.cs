namespace PluginHost.Campaigns;

/// <summary>A map's squares and the tiles that its picture is cut into: each takes some squares both ways, and every pixel lies in one.</summary>
/// <param name="Columns">How many squares there are.</param>
/// <param name="Rows">How many squares there are.</param>
/// <param name="Side">How many of them a tile takes.</param>
internal sealed record MapGrid(int Columns, int Rows, int Side)
{
    private const int Wanted = 512;
    private const int MostTiles = 16;

    public int TilesAcross => (Columns + Side - 1) / Side;

    public int TilesDown => (Rows + Side - 1) / Side;

    /// <summary>Tiles of about 512 pixels, so that little is cut anew when the fog moves, and at most 16 each way.</summary>
    public static MapGrid Of(int columns, int rows, int width, int height)
    {
        var square = Math.Max((double)width / columns, (double)height / rows);
        var longest = Math.Max(columns, rows);
        return new MapGrid(columns, rows, Math.Clamp((int)Math.Round(Wanted / square), (longest + MostTiles - 1) / MostTiles, longest));
    }

    public bool Has(int column, int row) => column >= 0 && row >= 0 && column < TilesAcross && row < TilesDown;

    /// <summary>The squares of a tile.</summary>
    public MapArea Squares(int column, int row) =>
        new(column * Side, row * Side, Math.Min(Side, Columns - (column * Side)), Math.Min(Side, Rows - (row * Side)));

    /// <summary>The pixels of a tile in a picture of that size.</summary>
    public MapArea Pixels(int column, int row, int width, int height)
    {
        var its = Squares(column, row);
        var (left, top) = (Place(its.X, Columns, width), Place(its.Y, Rows, height));
        return new MapArea(left, top, Place(its.Right, Columns, width) - left, Place(its.Bottom, Rows, height) - top);
    }

    private static int Place(int square, int squares, int pixels) => (int)((long)square * pixels / squares);
}
