using System.Diagnostics;
using PluginHost.Harness;

namespace PluginHost.Client.Tests;

/// <summary>What the client's tests need beside Node: a checker of types, and sockets for a Node that has none.</summary>
internal static class NodeTools
{
    private static readonly NpmPackages Packages = new("client", "typescript@7.0.2", "ws@8.18.3");

    public static string Scripts { get; } = Path.Combine(Repository.Root, "tests", "Client.Tests", "js");

    public static string Sources { get; } = Path.Combine(Repository.Root, "sdk", "client");

    /// <summary>Checks types as anybody's editor would, and stricter.</summary>
    public static Task<Ran> CheckTypesAsync(params string[] arguments) => RunAsync(new Dictionary<string, string>(), Packages.Module("typescript", "bin", "tsc"), arguments);

    /// <summary>Runs a script to its end.</summary>
    public static async Task<Ran> RunAsync(IReadOnlyDictionary<string, string> surroundings, string script, params string[] arguments)
    {
        using var process = await StartAsync(surroundings, script, arguments);
        return await Programs.ToEndAsync(process);
    }

    /// <summary>Starts a script of the tests' own, or of a package.</summary>
    public static async Task<Process> StartAsync(IReadOnlyDictionary<string, string> surroundings, string script, params string[] arguments)
    {
        var folder = await Packages.FolderAsync();
        return Programs.Start("node", [script, .. arguments], folder, new Dictionary<string, string>(surroundings) { ["CLIENT_TOOLS"] = folder + Path.DirectorySeparatorChar });
    }
}
