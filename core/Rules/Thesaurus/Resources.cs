namespace PluginHost.Rules.Thesaurus;

/// <summary>Word lists inside the program.</summary>
internal static class Resources
{
    /// <summary>The lines of all lists whose name begins so, in the order of the names.</summary>
    public static IEnumerable<string> Lines(string prefix)
    {
        var assembly = typeof(Resources).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            while (reader.ReadLine() is { } line)
            {
                yield return line;
            }
        }
    }
}
