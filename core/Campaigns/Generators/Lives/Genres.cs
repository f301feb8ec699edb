namespace PluginHost.Campaigns.Generators;

/// <summary>The genres that have names and lives of their own.</summary>
internal static class Genres
{
    public const string Fantasy = "fantasy";
    public const string CosmicHorror = "cosmic-horror";

    public static IReadOnlyList<string> All { get; } = [Fantasy, "sci-fi", "cyberpunk", CosmicHorror, "post-apocalyptic", "steampunk", "superhero", "historical", "urban-fantasy"];

    private static readonly Dictionary<string, string> _others = new(StringComparer.Ordinal)
    {
        ["scifi"] = "sci-fi",
        ["sciencefiction"] = "sci-fi",
        ["space"] = "sci-fi",
        ["spaceopera"] = "sci-fi",
        ["horror"] = CosmicHorror,
        ["cosmic"] = CosmicHorror,
        ["postapocalypse"] = "post-apocalyptic",
        ["apocalyptic"] = "post-apocalyptic",
        ["wasteland"] = "post-apocalyptic",
        ["superheroes"] = "superhero",
        ["heroes"] = "superhero",
        ["history"] = "historical",
        ["modernfantasy"] = "urban-fantasy",
        ["urban"] = "urban-fantasy",
        ["cyber"] = "cyberpunk",
        ["steam"] = "steampunk",
    };

    /// <returns>The genre a word means; null when it means none.</returns>
    public static string? Find(string word)
    {
        var plain = string.Concat(word.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
        return All.FirstOrDefault(genre => genre.Replace("-", "", StringComparison.Ordinal) == plain) ?? _others.GetValueOrDefault(plain);
    }

    /// <summary>What a system is usually played in.</summary>
    public static string Of(string system) => system == Sheets.SheetWords.Coc7e ? CosmicHorror : Fantasy;
}
