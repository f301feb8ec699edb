using System.Diagnostics;

namespace PluginHost.Dice.Tests;

/// <summary>The npm package, fetched once into the clone's artifacts, and run by Node.</summary>
internal static class RpgDiceRoller
{
    public const string Version = "5.5.1";

    public static string Root { get; } = Find();

    /// <summary>The module, installed when it is not yet there.</summary>
    /// <exception cref="InvalidOperationException">It could not be fetched.</exception>
    public static async Task<string> ModuleAsync()
    {
        var folder = Path.Combine(Root, "artifacts", "npm");
        var module = Path.Combine(folder, "node_modules", "@dice-roller", "rpg-dice-roller", "lib", "esm", "bundle.js");
        if (File.Exists(module))
        {
            return module;
        }

        Directory.CreateDirectory(folder);
        var (code, said) = await RunAsync(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["install", "--no-audit", "--no-fund", "--prefix", folder, $"@dice-roller/rpg-dice-roller@{Version}"], "");
        return code == 0 && File.Exists(module) ? module : throw new InvalidOperationException($"npm could not fetch @dice-roller/rpg-dice-roller {Version}, which this compares with. It said: {said.Trim()}");
    }

    /// <summary>Answers lines with lines.</summary>
    public static async Task<string[]> AnswerAsync(string script, IEnumerable<string> lines)
    {
        var (code, said) = await RunAsync("node", [script, await ModuleAsync()], string.Join('\n', lines) + "\n");
        return code == 0 ? said.Split('\n', StringSplitOptions.RemoveEmptyEntries) : throw new InvalidOperationException($"Node did not answer. It said: {said.Trim()}");
    }

    private static async Task<(int Code, string Said)> RunAsync(string program, string[] arguments, string input)
    {
        using var process = Start(program, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        var said = await output;
        return (process.ExitCode, process.ExitCode == 0 ? said : said + await errors);
    }

    private static Process Start(string program, string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new InvalidOperationException($"'{program}' is not installed here. Node.js 18 or later, with npm, is needed to compare with rpg-dice-roller.", missing);
        }
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PluginHost.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The clone was not found above the tests.");
        }

        return folder.FullName;
    }
}
