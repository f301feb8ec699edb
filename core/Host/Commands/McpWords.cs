using System.Globalization;

namespace PluginHost.Host;

/// <summary>
/// <c>pluginhost mcp</c> as programs start it, read without the command tree: somebody waits for its first answer, and the tree takes longer than all the
/// rest. What is written any other way is the tree's to understand, or to say what is wrong with it.
/// </summary>
internal sealed record McpWords(string? Data, int? Port, string? Plugins, string? Person, ClientQuery Wish)
{
    private static readonly string[] Options = ["--data", "--port", "--plugins", "--as", "--groups", "--campaign"];

    /// <returns>Null when it is not just that.</returns>
    public static McpWords? Of(IReadOnlyList<string> words)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        var named = false;
        for (var at = 0; at < words.Count; at++)
        {
            if (words[at] == "mcp" && !named)
            {
                named = true;
            }
            else if (Array.IndexOf(Options, words[at]) < 0 || at + 1 == words.Count || words[at + 1] is [] or ['-' or '@' or '{' or '[' or ' ', ..] || !given.TryAdd(words[at], words[++at]))
            {
                return null;
            }
        }

        int? port = null;
        if (given.TryGetValue("--port", out var text))
        {
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > ushort.MaxValue)
            {
                return null;
            }

            port = number;
        }

        return named
            ? new McpWords(given.GetValueOrDefault("--data"), port, given.GetValueOrDefault("--plugins"), given.GetValueOrDefault("--as"), new ClientQuery(given.GetValueOrDefault("--groups"), given.GetValueOrDefault("--campaign")))
            : null;
    }
}
