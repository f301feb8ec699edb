using PluginHost.Harness;

namespace PluginHost.Dice.Tests;

/// <summary>The npm package, run by Node.</summary>
internal static class RpgDiceRoller
{
    private static readonly NpmPackages Package = new("dice", "@dice-roller/rpg-dice-roller@5.5.1");

    /// <summary>The module, installed when it is not yet there.</summary>
    public static async Task<string> ModuleAsync()
    {
        await Package.FolderAsync();
        return Package.Module("@dice-roller", "rpg-dice-roller", "lib", "esm", "bundle.js");
    }

    /// <summary>Answers lines with lines.</summary>
    public static async Task<string[]> AnswerAsync(string script, IEnumerable<string> lines) =>
        (await Programs.RunAsync("node", [script, await ModuleAsync()], string.Join('\n', lines) + "\n")).Lines;
}
