using System.Text.RegularExpressions;
using PluginHost.Rules.Index;

namespace PluginHost.Rules.Tests.Starter;

public sealed class StarterBookTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly string[] OtherPeoplesNames =
    [
        "beholder", "mind flayer", "illithid", "owlbear", "githyanki", "githzerai", "displacer beast", "carrion crawler",
        "umber hulk", "yuan-ti", "kuo-toa", "slaad", "tiamat", "bahamut", "mordenkainen", "bigby", "tasha", "tenser",
        "melf", "leomund", "drawmij", "menzoberranzan", "lolth", "forgotten realms", "faerun", "waterdeep", "greyhawk",
        "strahd", "ravenloft", "eberron", "dragonlance", "golarion", "pathfinder", "dungeons & dragons",
    ];

    private static readonly string Book = Read();

    [Fact]
    public void The_book_has_at_least_sixty_entries() => Assert.True(Headings("###").Count >= 60);

    [Fact]
    public void No_two_entries_share_a_name()
    {
        var entries = Headings("###");
        Assert.Equal(entries.Count, entries.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void Every_cross_reference_names_a_heading()
    {
        var known = Headings("#{1,3}").ToHashSet(StringComparer.OrdinalIgnoreCase);
        var named = Regex.Matches(Book, @"\(see (?<name>[^)]+)\)", RegexOptions.ExplicitCapture, Patience)
            .Select(match => match.Groups["name"].Value).ToList();
        Assert.NotEmpty(named);
        Assert.All(named, name => Assert.Contains(name, known));
    }

    [Fact]
    public void Every_name_in_the_index_is_an_entry_and_every_entry_is_in_the_index()
    {
        var index = Book[Book.IndexOf("\n# Index\n", StringComparison.Ordinal)..];
        var listed = Regex.Matches(index, @"^- (?<name>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, Patience)
            .Select(match => match.Groups["name"].Value.Trim());
        Assert.Equal(Headings("###").Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_name_belongs_to_another_publisher() =>
        Assert.All(OtherPeoplesNames, name => Assert.DoesNotContain(name, Book, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void The_licence_stands_in_the_front_matter_and_in_the_text()
    {
        Assert.StartsWith("---\n", Book, StringComparison.Ordinal);
        Assert.Contains("\nlicence: CC0-1.0\n", Book, StringComparison.Ordinal);
        Assert.Contains("dedicated to the public domain under CC0 1.0", Book, StringComparison.Ordinal);
    }

    private static List<string> Headings(string marks) =>
        [.. Regex.Matches(Book, "^" + marks + " (?<name>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, Patience)
            .Select(match => match.Groups["name"].Value.Trim())];

    private static string Read()
    {
        using var stream = typeof(IRulesIndex).Assembly.GetManifestResourceStream("starter.md");
        Assert.NotNull(stream);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
