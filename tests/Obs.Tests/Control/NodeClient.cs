using System.Diagnostics;
using PluginHost.Harness;

namespace PluginHost.Obs.Tests;

/// <summary>Clients of OBS and of Streamer.bot that others wrote, from npm, pinned and fetched once into the clone's artifacts.</summary>
internal static class NodeClient
{
    private static readonly string[] Packages = ["obs-websocket-js@5.0.8", "ws@8.18.3", "@streamerbot/client@1.12.2"];
    private static readonly string Folder = Path.Combine(Repository.Root, "artifacts", "npm-obs");

    /// <summary>What a script prints that uses one of them.</summary>
    /// <param name="name">The script's.</param>
    public static async Task<string> SeesAsync(string name, string address, string password)
    {
        var wanted = string.Join('\n', Packages);
        var mark = Path.Combine(Folder, "installed");
        if (!File.Exists(mark) || await File.ReadAllTextAsync(mark) != wanted)
        {
            Directory.CreateDirectory(Folder);
            await RunAsync(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["install", "--no-audit", "--no-fund", "--prefix", Folder, .. Packages]);
            await File.WriteAllTextAsync(mark, wanted);
        }

        var script = Path.Combine(Repository.Root, "tests", "Obs.Tests", "Control", name);
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
