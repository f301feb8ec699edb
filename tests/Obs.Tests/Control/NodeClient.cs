using System.Diagnostics;
using PluginHost.Harness;

namespace PluginHost.Obs.Tests;

/// <summary>A client of obs-websocket that others wrote, from npm, pinned and fetched once into the clone's artifacts.</summary>
internal static class NodeClient
{
    private const string Package = "obs-websocket-js@5.0.8";

    private static readonly string Folder = Path.Combine(Repository.Root, "artifacts", "npm-obs");

    /// <summary>What it prints of the OBS at an address.</summary>
    public static async Task<string> SeesAsync(string address, string password)
    {
        var mark = Path.Combine(Folder, "installed");
        if (!File.Exists(mark) || await File.ReadAllTextAsync(mark) != Package)
        {
            Directory.CreateDirectory(Folder);
            await RunAsync(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", "install", "--no-audit", "--no-fund", "--prefix", Folder, Package, "ws");
            await File.WriteAllTextAsync(mark, Package);
        }

        var script = Path.Combine(Repository.Root, "tests", "Obs.Tests", "Control", "control.mjs");
        return await RunAsync("node", script, Path.Combine(Folder, "node_modules"), address, password);
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{program}: {await output}{await errors}");
    }
}
