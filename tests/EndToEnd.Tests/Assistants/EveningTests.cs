using System.Globalization;

namespace PluginHost.EndToEnd.Tests;

public sealed class EveningTests
{
    [Fact]
    public async Task The_protocols_own_client_has_an_evening_and_misses_nothing_when_its_connection_breaks()
    {
        await using var table = await AssistantTable.OpenAsync();
        var (code, said) = await NodePeers.RunAsync(
            Path.Combine(NodePeers.Scripts, "evening.mjs"),
            NodePeers.Module("@modelcontextprotocol", "sdk", "dist", "esm"),
            string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{table.Host.Port}/mcp"),
            table.Host.Key);
        Assert.True(code == 0, said);
        Assert.EndsWith("the evening is over\n", said, StringComparison.Ordinal);
    }
}
