using System.Text.Json.Nodes;

namespace PluginHost.Host;

/// <summary>How much of an answer a client wants.</summary>
internal enum Detail
{
    Brief,
    Normal,
    Full,
}

/// <summary>What each measure of detail holds. A token is taken as four letters, counted over an answer's texts and the JSON of its data together.</summary>
internal static class Details
{
    public const string Argument = "detail";
    public const int LettersOfToken = 4;

    private static readonly (string Name, Detail Detail, int Tokens, int LeastOfItem)[] All =
    [
        ("brief", Detail.Brief, 400, 100), ("normal", Detail.Normal, 1_500, 240), ("full", Detail.Full, 6_000, int.MaxValue),
    ];

    /// <summary>What a whole answer may be.</summary>
    public static int Letters(this Detail detail) => Of(detail).Tokens * LettersOfToken;

    /// <summary>Something in a list is made no shorter than this to have more of the list in one answer; what has less, stays whole.</summary>
    public static int LeastOfItem(this Detail detail) => Of(detail).LeastOfItem;

    public static string Name(this Detail detail) => Of(detail).Name;

    public static Detail? Parse(string? name) => Array.Find(All, one => one.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { Name: not null } found ? found.Detail : null;

    public static JsonObject Schema() => new()
    {
        ["type"] = "string",
        ["enum"] = new JsonArray([.. All.Select(static one => (JsonNode)one.Name)]),
        ["description"] = "How much to answer; normal by default.",
    };

    private static (string Name, Detail Detail, int Tokens, int LeastOfItem) Of(Detail detail) => Array.Find(All, one => one.Detail == detail);
}
