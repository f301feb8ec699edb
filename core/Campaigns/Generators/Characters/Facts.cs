using System.Globalization;

namespace PluginHost.Campaigns.Generators;

/// <summary>A file of facts: sections in brackets, and in each lines of <c>name = value</c>. A name may come again.</summary>
internal sealed class Facts
{
    private readonly Dictionary<string, List<(string Name, string Value)>> _sections = new(StringComparer.OrdinalIgnoreCase);

    private Facts(string text)
    {
        List<(string, string)>? open = null;
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(static line => line[0] != '#'))
        {
            if (line[0] == '[')
            {
                _sections[line.Trim('[', ']')] = open = [];
            }
            else
            {
                var equals = line.IndexOf('=', StringComparison.Ordinal);
                open!.Add((line[..equals].Trim(), line[(equals + 1)..].Trim()));
            }
        }
    }

    public IEnumerable<string> Sections => _sections.Keys;

    public static Facts Embedded(string name) => new(Generators.Embedded.Text($"generators/{name}"));

    public IReadOnlyList<(string Name, string Value)> Section(string name) => _sections.GetValueOrDefault(name) ?? [];

    public static int Whole(string text) => int.Parse(text.Trim(), CultureInfo.InvariantCulture);

    public static string[] List(string? text, char by = ',') => text?.Split(by, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>Reads steps such as <c>1:2 5:3</c>.</summary>
    public static IReadOnlyList<(int Level, string Value)> Steps(string? text) =>
        [.. List(text, ' ').Select(static step => (Whole(step[..step.IndexOf(':', StringComparison.Ordinal)]), step[(step.IndexOf(':', StringComparison.Ordinal) + 1)..]))];

    /// <summary>The value of the last step at or below a level; zero before the first.</summary>
    public static int At(string? steps, int level) => Steps(steps).LastOrDefault(step => step.Level <= level).Value is { } value ? Whole(value) : 0;
}
