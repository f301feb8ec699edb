namespace PluginHost.Plugins;

internal static class NearNames
{
    /// <summary>The name that was probably meant, or null.</summary>
    public static string? Nearest(string asked, IEnumerable<string> names)
    {
        var best = names.Select(name => (Name: name, Distance: Distance(asked, name))).OrderBy(static pair => pair.Distance).FirstOrDefault();
        return best.Name is not null && best.Distance <= Math.Max(2, asked.Length / 3) ? best.Name : null;
    }

    private static int Distance(string from, string to)
    {
        if (from.Length > 64)
            return int.MaxValue;
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (from[i - 1] == to[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
