namespace PluginHost.Campaigns.Generators;

/// <summary>Texts that come with the program.</summary>
internal static class Embedded
{
    public static string Text(string name)
    {
        using var stream = typeof(Embedded).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The program lacks {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>In order of their names.</summary>
    public static IEnumerable<string> Under(string folder) =>
        typeof(Embedded).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    public static IReadOnlyList<RandomTable> Tables(string name)
    {
        var read = TableText.Read(Text(name));
        return read.Succeeded ? read.Value : throw new InvalidOperationException($"{name}: {read.Error}");
    }
}
