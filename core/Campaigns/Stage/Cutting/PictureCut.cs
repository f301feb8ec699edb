using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <param name="Map">The map.</param>
/// <param name="Size">Its squares.</param>
/// <param name="Picture">The hash of its picture.</param>
internal sealed record ChosenMap(Entity Map, MapArea Size, string? Picture);

/// <param name="Picture">The hash of a picture.</param>
/// <param name="Side">How many squares a tile of it takes, or why it cannot be cut.</param>
internal sealed record PictureCut(string Picture, Result<int> Side)
{
    private const string NextStep = "save it as PNG or JPEG and import it again";

    /// <summary>What the game master is told when viewers are not shown the picture.</summary>
    public static string Remark(PictureCut? cut)
    {
        var (why, step) = cut is { Side: { Succeeded: false, Error: var error } } ? (error.Message.TrimEnd('.'), Small(error.Hint?.TrimEnd('.'))) : ("The picture could not be cut", NextStep);
        return $" {why}, so under fog viewers see the grid without it: {step}.";
    }

    /// <summary>Fog hides nothing of a picture from those with whom it was shared whole.</summary>
    public static string Shared(string map, Audience? told) =>
        told is { } open && open.Members.Where(static one => one != "gm").ToList() is { Count: > 0 } others
            ? $" Its whole picture is open to {string.Join(", ", others)}, since {map} is shared with them: share it with gm alone to hide what is under the fog."
            : "";

    private static string Small(string? sentence) => string.IsNullOrEmpty(sentence) ? NextStep : char.ToLowerInvariant(sentence[0]) + sentence[1..];
}
