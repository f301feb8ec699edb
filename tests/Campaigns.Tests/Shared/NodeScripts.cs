using System.Diagnostics;

namespace PluginHost.Campaigns.Tests;

/// <summary>The client library's side of shared documents, run by Node.</summary>
internal static class NodeScripts
{
    private const string Yjs = "yjs@13.6.33";

    public static string Folder { get; } = Path.Combine(Ajv.Root, "tests", "Campaigns.Tests", "Shared");

    /// <summary>A folder with yjs, fetched once into the clone's artifacts.</summary>
    public static async Task<string> YjsAsync()
    {
        var folder = Path.Combine(Ajv.Root, "artifacts", "npm-yjs");
        if (!File.Exists(Path.Combine(folder, "node_modules", "yjs", "package.json")))
        {
            Directory.CreateDirectory(folder);
            var (code, why) = await RunAsync(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["install", "--no-audit", "--no-fund", "--prefix", folder, Yjs], "");
            Assert.True(code == 0, $"npm could not fetch {Yjs}. It said: {why}");
        }

        return folder;
    }

    public static async Task<string[]> LinesAsync(string script, string[] arguments, string input = "")
    {
        var (code, said) = await RunAsync("node", [Path.Combine(Folder, script), .. arguments], input);
        Assert.True(code == 0, said);
        return said.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public static async Task<(int Code, string Said)> RunAsync(string program, string[] arguments, string input, (string Name, string Value)? variable = null)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        if (variable is { } set)
        {
            start.Environment[set.Name] = set.Value;
        }

        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + (process.ExitCode == 0 ? "" : await errors));
    }
}
