namespace PluginHost.Campaigns.Generators.Coc7e;

/// <param name="By">The two characteristics whose doubles are its points.</param>
/// <param name="Credit">The least and the most of its credit rating.</param>
internal sealed record Occupation(string Name, IReadOnlyList<string> By, (int Least, int Most) Credit, IReadOnlyList<string> Skills, IReadOnlyList<string> Possessions)
{
    private static readonly Facts _facts = Facts.Embedded("coc7e.txt");

    public static IReadOnlyList<Occupation> All { get; } = [.. _facts.Section("occupations").Select(static line => Read(line.Name, line.Value))];

    /// <summary>Every skill and its chance without training.</summary>
    public static IReadOnlyDictionary<string, int> Untrained { get; } = _facts.Section("skills").ToDictionary(static line => line.Name, static line => Facts.Whole(line.Value), StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Weapons { get; } = _facts.Section("weapons").ToDictionary(static line => line.Name, static line => (IReadOnlyList<string>)Facts.List(line.Value, ';'), StringComparer.Ordinal);

    private static Occupation Read(string name, string value)
    {
        var parts = Facts.List(value, ';');
        var credit = parts[1].Split('-');
        return new(name, parts[0].Split(' '), (Facts.Whole(credit[0]), Facts.Whole(credit[1])), Facts.List(parts[2]), Facts.List(parts[3]));
    }
}
