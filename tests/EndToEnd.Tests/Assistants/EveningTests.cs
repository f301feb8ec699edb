using System.Globalization;

namespace PluginHost.EndToEnd.Tests;

public sealed class EveningTests
{
    [Fact]
    public async Task The_protocols_own_client_has_an_evening_and_misses_nothing_when_its_connection_breaks()
    {
        await using var table = await AssistantTable.OpenAsync();
        var ran = await NodePeers.RunAsync(
            Path.Combine(NodePeers.Scripts, "evening.mjs"),
            NodePeers.Module("@modelcontextprotocol", "sdk", "dist", "esm"),
            string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{table.Host.Port}/mcp"),
            table.Host.Key);
        Assert.True(ran.Code == 0, ran.Said);
        Assert.EndsWith("the evening is over\n", ran.Said, StringComparison.Ordinal);
    }
}
