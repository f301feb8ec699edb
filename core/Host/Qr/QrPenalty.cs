namespace PluginHost.Host;

/// <summary>How hard a code would be to read, by the four rules of the standard: the mask with the least is taken.</summary>
internal static class QrPenalty
{
    private static readonly bool[] FinderLike = [true, false, true, true, true, false, true];

    public static int Of(bool[,] dark)
    {
        var size = dark.GetLength(0);
        var penalty = 0;
        var count = 0;
        for (var i = 0; i < size; i++)
        {
            var (row, column) = (i, i);
            penalty += Line(size, at => dark[at, row]) + Line(size, at => dark[column, at]);
            for (var j = 0; j < size; j++)
            {
                count += dark[i, j] ? 1 : 0;
                penalty += i > 0 && j > 0 && dark[i, j] == dark[i - 1, j] && dark[i, j] == dark[i, j - 1] && dark[i, j] == dark[i - 1, j - 1] ? 3 : 0;
            }
        }

        return penalty + (Math.Abs((count * 20) - (size * size * 10)) / (size * size) * 10);
    }

    private static int Line(int size, Func<int, bool> at)
    {
        var penalty = 0;
        for (var (start, place) = (0, 1); place <= size; place++)
        {
            if (place == size || at(place) != at(start))
            {
                penalty += place - start >= 5 ? place - start - 2 : 0;
                start = place;
            }
        }

        for (var place = 0; place + FinderLike.Length <= size; place++)
        {
            var here = place;
            if (Enumerable.Range(0, FinderLike.Length).All(step => at(here + step) == FinderLike[step]) && (Light(here - 4) || Light(here + FinderLike.Length)))
            {
                penalty += 40;
            }
        }

        return penalty;

        // What lies outside the code is light.
        bool Light(int from) => Enumerable.Range(from, 4).All(step => step < 0 || step >= size || !at(step));
    }
}
