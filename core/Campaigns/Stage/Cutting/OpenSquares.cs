namespace PluginHost.Campaigns;

/// <summary>Which squares of a tile, and of those around it, viewers see: a pixel on the edge belongs to both sides.</summary>
internal sealed class OpenSquares
{
    private readonly MapArea _around;
    private readonly bool[] _open;

    public OpenSquares(MapGrid grid, MapArea tile, IEnumerable<MapArea> revealed)
    {
        var (x, y) = (Math.Max(0, tile.X - 1), Math.Max(0, tile.Y - 1));
        _around = new MapArea(x, y, Math.Min(grid.Columns, tile.Right + 1) - x, Math.Min(grid.Rows, tile.Bottom + 1) - y);
        _open = new bool[_around.Width * _around.Height];
        foreach (var area in revealed.Where(_around.Meets))
        {
            for (var row = Math.Max(area.Y, _around.Y); row < Math.Min(area.Bottom, _around.Bottom); row++)
            {
                var (from, to) = (Math.Max(area.X, _around.X), Math.Min(area.Right, _around.Right));
                _open.AsSpan(((row - _around.Y) * _around.Width) + from - _around.X, to - from).Fill(true);
            }

            Any |= area.Meets(tile);
        }
    }

    /// <summary>Whether anything of the tile itself is seen.</summary>
    public bool Any { get; }

    /// <summary>The same for the same squares.</summary>
    public string Text => string.Create(_open.Length, _open, static (text, open) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = open[i] ? '1' : '0';
        }
    });

    /// <summary>Whether all squares from one to another are seen. What lies beyond is not.</summary>
    public bool Sees(int firstColumn, int lastColumn, int firstRow, int lastRow)
    {
        if (firstColumn < _around.X || firstRow < _around.Y || lastColumn >= _around.Right || lastRow >= _around.Bottom)
        {
            return false;
        }

        for (var row = firstRow; row <= lastRow; row++)
        {
            for (var column = firstColumn; column <= lastColumn; column++)
            {
                if (!_open[((row - _around.Y) * _around.Width) + column - _around.X])
                {
                    return false;
                }
            }
        }

        return true;
    }
}
