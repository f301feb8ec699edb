using PluginHost.Campaigns.Pictures;

namespace PluginHost.Campaigns.Tests;

public sealed class CutPictureTests
{
    /// <summary>Maps whose squares are whole pixels, parts of pixels, and smaller than a pixel.</summary>
    public static TheoryData<int, int, int, int, int> Maps => new()
    {
        { 12, 9, 120, 90, 4 },
        { 12, 9, 127, 95, 5 },
        { 7, 5, 64, 33, 1 },
        { 40, 30, 25, 17, 16 },
        { 3, 3, 1, 1, 3 },
        { 1, 1, 9, 9, 1 },
    };

    [Theory]
    [MemberData(nameof(Maps))]
    public void A_pixel_is_there_exactly_when_all_squares_that_it_has_a_part_in_are_seen(int columns, int rows, int width, int height, int side)
    {
        var grid = new MapGrid(columns, rows, side);
        var picture = Painted(width, height);
        var cut = new CutPicture(grid, picture, CancellationToken.None);
        foreach (var areas in Fogs(columns, rows))
        {
            var (open, got) = (Open(columns, rows, areas), Picture.Blank(width, height));
            for (var tile = 0; tile < grid.TilesAcross * grid.TilesDown; tile++)
            {
                var (column, row) = (tile % grid.TilesAcross, tile / grid.TilesAcross);
                var piece = cut.Cut(column, row, new OpenSquares(grid, grid.Squares(column, row), areas));
                var place = grid.Pixels(column, row, width, height);
                for (var y = 0; y < place.Height; y++)
                {
                    piece.Row(y).CopyTo(got.Row(place.Y + y)[(place.X * 4)..]);
                }
            }

            for (var pixel = 0; pixel < width * height; pixel++)
            {
                var (x, y) = (pixel % width, pixel / width);
                var isSeen = Squares(x, columns, width).All(column => Squares(y, rows, height).All(row => open[column, row]));
                Assert.Equal(isSeen ? picture.Rgba[(pixel * 4)..((pixel * 4) + 4)] : [0, 0, 0, 0], got.Rgba[(pixel * 4)..((pixel * 4) + 4)]);
            }
        }
    }

    [Fact]
    public void A_tile_is_told_apart_by_what_is_seen_of_it_and_of_its_edge_alone()
    {
        var grid = new MapGrid(12, 9, 4);
        var tile = grid.Squares(1, 1);
        string Text(params MapArea[] areas) => new OpenSquares(grid, tile, areas).Text;
        Assert.Equal(Text(new MapArea(4, 4, 2, 2)), Text(new MapArea(4, 4, 2, 2), new MapArea(0, 0, 2, 2), new MapArea(10, 7, 2, 2)));
        Assert.NotEqual(Text(new MapArea(4, 4, 2, 2)), Text(new MapArea(4, 4, 2, 2), new MapArea(3, 4, 1, 1)));
        Assert.False(new OpenSquares(grid, tile, [new MapArea(3, 3, 1, 6)]).Any);
        Assert.True(new OpenSquares(grid, tile, [new MapArea(3, 3, 2, 2)]).Any);
    }

    [Theory]
    [InlineData(30, 20, 3_000, 2_000, 5)]
    [InlineData(500, 500, 8_000, 8_000, 32)]
    [InlineData(10, 10, 100, 100, 10)]
    [InlineData(4, 4, 8_000, 8_000, 1)]
    [InlineData(1, 500, 16, 8_000, 32)]
    public void Tiles_are_about_as_large_as_is_quick_and_never_many(int columns, int rows, int width, int height, int side)
    {
        var grid = MapGrid.Of(columns, rows, width, height);
        Assert.Equal(side, grid.Side);
        Assert.InRange(grid.TilesAcross * grid.TilesDown, 1, 256);
    }

    private static IEnumerable<MapArea[]> Fogs(int columns, int rows)
    {
        var chance = new Random(7);
        yield return [];
        yield return [new MapArea(0, 0, columns, rows)];
        for (var round = 0; round < 12; round++)
        {
            yield return [.. Enumerable.Range(0, chance.Next(1, 5)).Select(_ =>
            {
                var (x, y) = (chance.Next(columns), chance.Next(rows));
                return new MapArea(x, y, chance.Next(1, columns - x + 1), chance.Next(1, rows - y + 1));
            })];
        }
    }

    private static bool[,] Open(int columns, int rows, MapArea[] areas)
    {
        var open = new bool[columns, rows];
        foreach (var area in areas)
        {
            for (var square = 0; square < area.Width * area.Height; square++)
            {
                open[area.X + (square % area.Width), area.Y + (square / area.Width)] = true;
            }
        }

        return open;
    }

    /// <summary>By the plain rule: a square and a pixel share something.</summary>
    private static IEnumerable<int> Squares(int pixel, int squares, int pixels) =>
        Enumerable.Range(0, squares).Where(square => (long)square * pixels < ((long)pixel + 1) * squares && ((long)square + 1) * pixels > (long)pixel * squares);

    private static Picture Painted(int width, int height)
    {
        var picture = Picture.Blank(width, height);
        for (var i = 0; i < picture.Rgba.Length; i++)
        {
            picture.Rgba[i] = i % 4 == 3 ? (byte)255 : (byte)(1 + (i % 251));
        }

        return picture;
    }
}
