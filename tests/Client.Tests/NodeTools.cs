using System.Diagnostics;
using PluginHost.Harness;

namespace PluginHost.Client.Tests;

/// <summary>What the client's tests need from npm, pinned and fetched once into the clone's artifacts: a checker of types, and sockets for a Node that has none.</summary>
internal static class NodeTools
{
    private static readonly string[] Packages = ["typescript@7.0.2", "ws@8.18.3"];

    private static readonly string Folder = Path.Combine(Repository.Root, "artifacts", "npm-client");
    private static readonly SemaphoreSlim One = new(1, 1);

    public static string Scripts { get; } = Path.Combine(Repository.Root, "tests", "Client.Tests", "js");

    public static string Sources { get; } = Path.Combine(Repository.Root, "sdk", "client");

    /// <summary>Checks types as anybody's editor would, and stricter.</summary>
    public static Task<(int Code, string Said)> CheckTypesAsync(params string[] arguments) =>
        RunAsync(new Dictionary<string, string>(), Path.Combine(Folder, "node_modules", "typescript", "bin", "tsc"), arguments);

    /// <summary>Runs a script to its end.</summary>
    public static async Task<(int Code, string Said)> RunAsync(IReadOnlyDictionary<string, string> surroundings, string script, params string[] arguments)
    {
        using var process = await StartAsync(surroundings, script, arguments);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    /// <summary>Starts a script of the tests' own, or of a package.</summary>
    /// <exception cref="InvalidOperationException">The packages could not be fetched.</exception>
    public static async Task<Process> StartAsync(IReadOnlyDictionary<string, string> surroundings, string script, params string[] arguments)
    {
        await InstallAsync();
        return Start("node", [script, .. arguments], surroundings);
    }

    private static async Task InstallAsync()
    {
        await One.WaitAsync();
        try
        {
            var wanted = string.Join('\n', Packages);
            var mark = Path.Combine(Folder, "installed");
            if (File.Exists(mark) && await File.ReadAllTextAsync(mark) == wanted)
            {
                return;
            }

            Directory.CreateDirectory(Folder);
            using var npm = Start(
                OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["install", "--no-audit", "--no-fund", "--prefix", Folder, .. Packages], new Dictionary<string, string>());
            npm.StandardInput.Close();
            var output = npm.StandardOutput.ReadToEndAsync();
            var errors = npm.StandardError.ReadToEndAsync();
            await npm.WaitForExitAsync();
            var said = await output + await errors;
            if (npm.ExitCode != 0)
            {
                throw new InvalidOperationException($"npm could not fetch what the client's tests need. It said: {said.Trim()}");
            }

            await File.WriteAllTextAsync(mark, wanted);
        }
        finally
        {
            One.Release();
        }
    }

    private static Process Start(string program, string[] arguments, IReadOnlyDictionary<string, string> surroundings)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Folder,
        };
        start.Environment["CLIENT_TOOLS"] = Folder + Path.DirectorySeparatorChar;
        foreach (var (name, value) in surroundings)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
