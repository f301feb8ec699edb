using PluginHost.Sdk;

namespace PluginHost.Campaigns.Generators;

/// <summary>
/// What a user put into the folder "templates" of the data folder: lives as <c>*.hbs</c>, tables as <c>*.txt</c> and <c>*.json</c>; in a folder of a genre's
/// name they count for that genre alone.
/// </summary>
internal static class TemplateFolder
{
    private const int Most = 500;

    private static readonly EnumerationOptions _plain = new() { AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden | FileAttributes.System, IgnoreInaccessible = true };

    /// <returns>The library with all that could be read, and a remark for each file that could not.</returns>
    public static (GeneratorLibrary Library, IReadOnlyList<string> Remarks) Read(string folder, GeneratorLibrary library)
    {
        var remarks = new List<string>();
        List<(string? Genre, string File)> all = [.. Genres.All.Select(static genre => (string?)genre).Prepend(null).SelectMany(genre => Files(genre is null ? folder : Path.Combine(folder, genre)).Select(file => (genre, file))).Take(Most + 1)];
        if (all.Count > Most)
        {
            all.RemoveAt(Most);
            remarks.Add($"Only the first {Most} templates are read.");
        }

        // Lives are tried as they are read: the tables that they roll on come first, whatever their files are called.
        foreach (var (genre, file) in all.OrderBy(static one => IsLife(one.File)))
        {
            var added = Added(file, genre, library);
            library = added.Value ?? library;
            if (added.Error is { } error)
            {
                remarks.Add($"{Path.GetFileName(file)} was left out. {error}");
            }
        }

        return (library, remarks);
    }

    private static IEnumerable<string> Files(string place) => Directory.Exists(place) && new DirectoryInfo(place).LinkTarget is null ? Directory.EnumerateFiles(place, "*", _plain).Order(StringComparer.Ordinal) : [];

    private static bool IsLife(string file) => Path.GetExtension(file).Equals(".hbs", StringComparison.OrdinalIgnoreCase);

    private static Result<GeneratorLibrary> Added(string file, string? genre, GeneratorLibrary library)
    {
        try
        {
            if (new FileInfo(file).Length > 4 * TableLimits.Text)
            {
                return Error.Invalid("templates", "The file is too large.");
            }

            return Path.GetExtension(file).ToLowerInvariant() switch
            {
                ".hbs" => Template.Read(File.ReadAllText(file)).Then(read => Tried(new LifeTemplate(Path.GetFileNameWithoutExtension(file), genre, read), library)),
                ".txt" => TableText.Read(File.ReadAllText(file)).Then(read => (Result<GeneratorLibrary>)library.With(genre, read)),
                ".json" => TableJson.Read(File.ReadAllText(file)).Then(read => (Result<GeneratorLibrary>)library.With(genre, read)),
                _ => Error.Invalid("templates", "A template ends with .hbs, a table with .txt or .json."),
            };
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            return Error.Invalid("templates", "The file cannot be read.");
        }
    }

    // A template that cannot be filled is left out now, and not when somebody waits for a character.
    private static Result<GeneratorLibrary> Tried(LifeTemplate life, GeneratorLibrary library)
    {
        var only = LifeMaker.Make(new LifeWish(life.Genre ?? Genres.Fantasy), library.With(life), new Chance(life.Name), life);
        return only.Succeeded ? library.With(life) : only.Error;
    }
}
