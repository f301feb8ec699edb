using PluginHost.Harness;

namespace PluginHost.Campaigns.Tests;

/// <summary>The client library's side of shared documents, run by Node.</summary>
internal static class NodeScripts
{
    private static readonly NpmPackages Yjs = new("yjs", "yjs@13.6.33");

    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "Campaigns.Tests", "Shared");

    /// <summary>Runs the tests of a script.</summary>
    public static async Task<Ran> TestAsync(string script) =>
        await Programs.RunAsync("node", ["--test", Path.Combine(Folder, script)], surroundings: new Dictionary<string, string> { ["YJS"] = await Yjs.FolderAsync() });

    public static async Task<string[]> LinesAsync(string script, string[] arguments, string input = "") =>
        (await Programs.RunAsync("node", [Path.Combine(Folder, script), .. arguments], input)).Lines;
}
