using PluginHost.Sdk;

namespace PluginHost.Rules.Tools;

/// <summary>Texts that a chat shows. A plugin brings them there; what they leave out is in the answer's data. Whoever reads an answer as it is has it whole.</summary>
internal static class ChatText
{
    /// <summary>What the field of a Discord message holds.</summary>
    public const int Longest = 1_024;

    private const string Plugin = "plugin";

    public static ToolResult For(Principal caller, ToolResult result) => caller.Door == Plugin
        ? result with { Content = [.. result.Content.Select(static one => one is TextContent text ? new TextContent(Cut(text.Text)) : one)] }
        : result;

    /// <summary>Cut behind a word, unless a single one takes up half of it.</summary>
    public static string Cut(string text, int most = Longest)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var part = text.AsSpan(0, Math.Max(0, most - 1));
        var end = part.LastIndexOfAny(' ', '\n');
        return $"{(end > part.Length / 2 ? part[..end] : part).TrimEnd()}…";
    }
}
