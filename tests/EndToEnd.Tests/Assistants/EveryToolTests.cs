using System.Globalization;

namespace PluginHost.EndToEnd.Tests;

public sealed class EveryToolTests
{
    [Fact]
    public async Task Every_tool_answers_as_its_schema_says_to_the_game_master_and_to_a_player()
    {
        await using var table = await AssistantTable.OpenAsync();
        await WriteAsync(table, "books", "tides.md", "# Tides\n\n## The causeway\n\nThe causeway is dry for two hours around noon; whoever is late swims.\n");
        await WriteAsync(table, "templates", "harbour.txt", "[sky] 2d6\n2-5: rain off the sea\n6-12: sun\n");
        var ran = await NodePeers.RunAsync(
            Path.Combine(NodePeers.Scripts, "every-tool.mjs"),
            NodePeers.Module("@modelcontextprotocol", "sdk", "dist", "esm"),
            string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{table.Host.Port}/mcp"),
            table.Host.Key);
        Assert.True(ran.Code == 0, ran.Said);
        Assert.EndsWith("tools answered as they declare\n", ran.Said, StringComparison.Ordinal);
    }

    private static async Task WriteAsync(AssistantTable table, string folder, string name, string text)
    {
        var made = Directory.CreateDirectory(Path.Combine(table.Host.Data, folder));
        await File.WriteAllTextAsync(Path.Combine(made.FullName, name), text);
    }
}
