using System.Text.Json.Nodes;
using PluginHost.Harness;

namespace PluginHost.EndToEnd.Tests;

public sealed class ReloadTests
{
    private const long TenMegabytes = 10 * 1024 * 1024;

    private const int Before = 10;

    /// <summary>Otherwise the runtime compiles anew, for some two hundred reloads, what it sees called often, and what that takes would hide what reloads leave.</summary>
    private static readonly Dictionary<string, string> CompiledOnce = new() { ["DOTNET_TieredCompilation"] = "0" };

    [Fact]
    public async Task A_hundred_reloads_of_each_bundled_plugin_leave_nothing_behind()
    {
        using var folder = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(folder.In("data"), CompiledOnce);
        var bundled = (await PluginsAsync(host)).Where(plugin => plugin["bundled"]!.GetValue<bool>()).ToList();
        Assert.NotEmpty(bundled);
        foreach (var plugin in bundled)
        {
            var id = plugin["id"]!.GetValue<string>();
            long before = 0;
            for (var reload = 1; reload <= Before + 100; reload++)
            {
                using var response = await host.Http.PostAsync(new Uri($"/api/control/plugins/{id}/reload", UriKind.Relative), null);
                var status = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
                Assert.True(response.IsSuccessStatusCode, status.ToJsonString());
                Assert.StartsWith("unloaded in", status["lastUnload"]!.GetValue<string>());
                before = reload == Before ? host.ResidentBytes : before;
            }

            Assert.InRange(host.ResidentBytes - before, long.MinValue, TenMegabytes);
        }
    }

    private static async Task<IEnumerable<JsonNode>> PluginsAsync(HostProcess host) =>
        (await host.CommandAsync("plugins", "list"))["plugins"]!.AsArray().Select(plugin => plugin!);
}
