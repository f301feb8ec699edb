using System.IO.Compression;
using PluginHost.Campaigns.Pictures;

namespace PluginHost.Campaigns;

/// <summary>The whole picture of a map in pieces, packed, so that one of them can be cut at once.</summary>
internal sealed class CutPicture
{
    private readonly MapGrid _grid;
    private readonly int _width;
    private readonly int _height;
    private readonly byte[][] _pieces;

    public CutPicture(MapGrid grid, Picture picture, CancellationToken cancellationToken)
    {
        (_grid, _width, _height) = (grid, picture.Width, picture.Height);
        _pieces = new byte[grid.TilesAcross * grid.TilesDown][];
        for (var i = 0; i < _pieces.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _pieces[i] = Packed(picture, Pixels(i));
        }
    }

    public long Size => _pieces.Sum(static piece => (long)piece.Length);

    /// <summary>A piece of which only what is seen has any colour; everything else is clear.</summary>
    public Picture Cut(int column, int row, OpenSquares open)
    {
        var index = (row * _grid.TilesAcross) + column;
        var place = Pixels(index);
        var cut = Picture.Blank(Math.Max(1, place.Width), Math.Max(1, place.Height));
        if (place.Width < 1 || place.Height < 1)
        {
            return cut;
        }

        using var pixels = new DeflateStream(new MemoryStream(_pieces[index], writable: false), CompressionMode.Decompress);
        for (var y = 0; y < place.Height; y++)
        {
            var line = cut.Row(y);
            pixels.ReadExactly(line);
            var (firstRow, lastRow) = SquaresOf(place.Y + y, _grid.Rows, _height);
            for (var x = 0; x < place.Width; x++)
            {
                var (firstColumn, lastColumn) = SquaresOf(place.X + x, _grid.Columns, _width);
                if (!open.Sees(firstColumn, lastColumn, firstRow, lastRow))
                {
                    line.Slice(x * Picture.Channels, Picture.Channels).Clear();
                }
            }
        }

        return cut;
    }

    /// <summary>The squares that a pixel has a part in.</summary>
    private static (int First, int Last) SquaresOf(int pixel, int squares, int pixels) =>
        ((int)((long)pixel * squares / pixels), (int)(((((long)pixel + 1) * squares) - 1) / pixels));

    private MapArea Pixels(int index) => _grid.Pixels(index % _grid.TilesAcross, index / _grid.TilesAcross, _width, _height);

    private static byte[] Packed(Picture picture, MapArea place)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var y = place.Y; y < place.Bottom; y++)
            {
                deflate.Write(picture.Row(y).Slice(place.X * Picture.Channels, place.Width * Picture.Channels));
            }
        }

        return packed.ToArray();
    }
}
