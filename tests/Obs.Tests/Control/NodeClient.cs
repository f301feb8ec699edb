using PluginHost.Harness;

namespace PluginHost.Obs.Tests;

/// <summary>Clients of OBS and of Streamer.bot that others wrote.</summary>
internal static class NodeClient
{
    private static readonly NpmPackages Packages = new("obs", "obs-websocket-js@5.0.8", "ws@8.18.3", "@streamerbot/client@1.12.2");

    /// <summary>What a script prints that uses one of them.</summary>
    /// <param name="name">The script's.</param>
    public static async Task<string> SeesAsync(string name, string address, string password)
    {
        await Packages.FolderAsync();
        var script = Path.Combine(Repository.Root, "tests", "Obs.Tests", "Control", name);
        var ran = await Programs.RunAsync("node", [script, Packages.Module(), address, password]).WaitAsync(TimeSpan.FromMinutes(2));
        return ran.Code == 0 ? ran.Output : throw new InvalidOperationException($"{name}: {ran.Said}");
    }
}
