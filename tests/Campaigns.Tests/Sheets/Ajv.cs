using System.Diagnostics;

namespace PluginHost.Campaigns.Tests;

/// <summary>A validator of JSON Schema by others, fetched once into the clone's artifacts and run by Node.</summary>
internal static class Ajv
{
    public const string Version = "8.17.1";

    public static string Root { get; } = Find();

    public static string CampaignSchema => Path.Combine(Root, "sdk", "docs", "schemas", "campaign.schema.json");

    public static string Schema => Path.Combine(Root, "sdk", "docs", "schemas", "sheet.schema.json");

    /// <summary>"true" for each sheet, or document of another schema, that is valid; else the first thing wrong with it.</summary>
    public static async Task<string[]> ValidateAsync(IEnumerable<string> sheets, string? schema = null)
    {
        var folder = Path.Combine(Root, "artifacts", "npm-ajv");
        if (!File.Exists(Path.Combine(folder, "node_modules", "ajv", "package.json")))
        {
            Directory.CreateDirectory(folder);
            var (fetched, why) = await RunAsync(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["install", "--no-audit", "--no-fund", "--prefix", folder, $"ajv@{Version}"], "");
            Assert.True(fetched == 0, $"npm could not fetch ajv {Version}. It said: {why}");
        }

        var (code, said) = await RunAsync("node", [Path.Combine(Root, "tests", "Campaigns.Tests", "Sheets", "validate.mjs"), folder, schema ?? Schema], string.Join('\n', sheets) + "\n");
        Assert.True(code == 0, said);
        return said.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static async Task<(int Code, string Said)> RunAsync(string program, string[] arguments, string input)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + (process.ExitCode == 0 ? "" : await errors));
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
