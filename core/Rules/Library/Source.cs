using PluginHost.Rules.Understanding;

namespace PluginHost.Rules.Library;

/// <summary>A rulebook or lore file on the shelf.</summary>
/// <param name="Id">Short, from its title, and its own for as long as it stands there.</param>
/// <param name="Origin">The name of the file or the address it came from; never a path.</param>
/// <param name="Hash">Of its bytes: the same book twice is one source.</param>
internal sealed record Source(string Id, string Title, string Origin, string Hash, SourceKind Kind, string System, DateTimeOffset Added)
{
    /// <summary>How the system and the kind were told, from 0 to 1; 1 when a person said so.</summary>
    public double SystemConfidence { get; init; }

    public double KindConfidence { get; init; }

    /// <summary>Where it was read, whole: two files of one name are told apart by it. It is shown to nobody.</summary>
    public string? From { get; init; }

    public IReadOnlyList<string> Evidence { get; init; } = [];

    public string? Genre { get; init; }

    public string? Publisher { get; init; }

    public string? Licence { get; init; }

    /// <summary>Open sources are shown to viewers too; of others they get title and page.</summary>
    public bool Open { get; init; }

    public int Pages { get; init; }

    public int Chunks { get; init; }

    public int Entries { get; init; }

    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>What reading it taught about the books of its publisher.</summary>
    public Pattern? Pattern { get; init; }

    public IReadOnlyList<string> Labels(ContentType type) => [$"source:{Id}", $"system:{System}", $"kind:{LabelOf(Kind)}", $"type:{LabelOf(type)}"];

    public static string LabelOf(SourceKind kind) => kind == SourceKind.Rulebook ? "rulebook" : "flavor";

    public static string LabelOf(ContentType type) => type.ToString().ToLowerInvariant();
}
