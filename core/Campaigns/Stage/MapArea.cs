using System.Globalization;

namespace PluginHost.Campaigns;

/// <summary>A rectangle of squares.</summary>
internal sealed record MapArea(int X, int Y, int Width, int Height)
{
    public int Right => X + Width;

    public int Bottom => Y + Height;

    public bool Holds(MapArea other) => other.X >= X && other.Y >= Y && other.Right <= Right && other.Bottom <= Bottom;

    public bool Meets(MapArea other) => other.X < Right && X < other.Right && other.Y < Bottom && Y < other.Bottom;

    /// <summary>What is left of it without another: at most four parts, none of which meet.</summary>
    public IEnumerable<MapArea> Without(MapArea other)
    {
        if (!Meets(other))
        {
            return [this];
        }

        var (top, bottom) = (Math.Max(Y, other.Y), Math.Min(Bottom, other.Bottom));
        MapArea[] parts =
        [
            this with { Height = top - Y },
            this with { Y = bottom, Height = Bottom - bottom },
            new(X, top, other.X - X, bottom - top),
            new(other.Right, top, Right - other.Right, bottom - top),
        ];
        return parts.Where(static part => part is { Width: > 0, Height: > 0 });
    }

    /// <summary>As one text, so that an area comes and goes as a whole.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{X} {Y} {Width} {Height}");

    public static MapArea? Of(string? text)
    {
        var numbers = (text ?? "").Split(' ').Select(static part => int.TryParse(part, CultureInfo.InvariantCulture, out var number) ? number : -1).ToList();
        return numbers is [>= 0 and var x, >= 0 and var y, > 0 and var width, > 0 and var height] ? new MapArea(x, y, width, height) : null;
    }
}
