using System.Collections.Immutable;

namespace PluginHost.Campaigns.Generators;

/// <summary>A template for a life; without a genre it fits them all.</summary>
internal sealed record LifeTemplate(string Name, string? Genre, Template Template);

/// <summary>The tables and templates the generators work with: our own, and what the user added. Immutable.</summary>
internal sealed class GeneratorLibrary
{
    private static readonly Lazy<GeneratorLibrary> _own = new(Build);
    private readonly ImmutableDictionary<string, TableSet> _tables;
    private readonly ImmutableArray<LifeTemplate> _lives;

    private GeneratorLibrary(ImmutableDictionary<string, TableSet> tables, ImmutableArray<LifeTemplate> lives) => (_tables, _lives) = (tables, lives);

    /// <summary>Without anything a user added.</summary>
    public static GeneratorLibrary Own => _own.Value;

    /// <param name="genre">One of <see cref="Genres.All"/>.</param>
    public TableSet Tables(string genre) => _tables[genre];

    public IReadOnlyList<LifeTemplate> Lives(string genre) => [.. _lives.Where(life => life.Genre is null || life.Genre == genre)];

    /// <summary>A user's tables: of a genre, or of all. A table of a name that exists takes its place.</summary>
    public GeneratorLibrary With(string? genre, IReadOnlyList<RandomTable> tables) =>
        new(_tables.SetItems(_tables.Where(pair => genre is null || pair.Key == genre).Select(pair => KeyValuePair.Create(pair.Key, pair.Value.With(tables)))), _lives);

    public GeneratorLibrary With(LifeTemplate life) => new(_tables, [.. _lives.Where(other => other.Name != life.Name), life]);

    private static GeneratorLibrary Build()
    {
        var common = TableSet.Empty.With(Embedded.Tables("generators/genres/common.txt"));
        var tables = Genres.All.ToImmutableDictionary(static genre => genre, genre => common.With(Embedded.Tables($"generators/genres/{genre}.txt")), StringComparer.Ordinal);
        var lives = Embedded.Under("generators/templates/backstory").Select(static name =>
            new LifeTemplate(Path.GetFileNameWithoutExtension(name), null, Template.Read(Embedded.Text(name)) is { Succeeded: true } read ? read.Value : throw new InvalidOperationException($"{name} cannot be read.")));
        return new GeneratorLibrary(tables, [.. lives]);
    }
}
