namespace PluginHost.Host;

/// <summary>How another program starts this one.</summary>
internal static class OwnCommand
{
    /// <param name="process">The running program, or the runtime that it runs in.</param>
    /// <param name="assembly">The program's own file.</param>
    /// <param name="script">The clone's script, when that was typed: it outlives every build.</param>
    public static (string Command, IReadOnlyList<string> Arguments) Of(string process, string assembly, string? script)
    {
        if (script is not null && File.Exists(script))
        {
            var path = Path.GetFullPath(script);
            return path.EndsWith(".ps1", StringComparison.OrdinalIgnoreCase) ? ("powershell", ["-NoProfile", "-ExecutionPolicy", "Bypass", "-File", path, "mcp"]) : (path, ["mcp"]);
        }

        return Path.GetFileNameWithoutExtension(process).Equals("dotnet", StringComparison.OrdinalIgnoreCase) ? (process, [assembly, "mcp"]) : (process, ["mcp"]);
    }
}
