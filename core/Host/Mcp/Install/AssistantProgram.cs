namespace PluginHost.Host;

/// <summary>A program that runs assistants and reads from a file which servers it may start.</summary>
/// <param name="Id">What it is called on the command line.</param>
/// <param name="File">Its configuration.</param>
/// <param name="List">The property that names the servers.</param>
/// <param name="SaysKind">Whether each server says that it is spoken to by standard input and output.</param>
internal sealed record AssistantProgram(string Id, string Name, string File, string List, bool SaysKind)
{
    /// <summary>Whether it seems to be there: the folder of its configuration is.</summary>
    public bool IsThere => Path.GetDirectoryName(File) is { } folder && Directory.Exists(folder);

    public static IReadOnlyList<AssistantProgram> All(string home, string configuration, string project) =>
    [
        new("claude-desktop", "Claude Desktop", Path.Combine(configuration, "Claude", "claude_desktop_config.json"), "mcpServers", SaysKind: false),
        new("claude-code", "Claude Code, in this folder", Path.Combine(project, ".mcp.json"), "mcpServers", SaysKind: true),
        new("cursor", "Cursor", Path.Combine(home, ".cursor", "mcp.json"), "mcpServers", SaysKind: false),
        new("vscode", "VS Code", Path.Combine(configuration, "Code", "User", "mcp.json"), "servers", SaysKind: true),
    ];
}
