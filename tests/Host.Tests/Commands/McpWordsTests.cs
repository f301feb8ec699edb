namespace PluginHost.Host.Tests;

public sealed class McpWordsTests
{
    [Fact]
    public void What_programs_write_is_read_wherever_the_options_stand()
    {
        var words = McpWords.Of(["--plugins", "p.json", "mcp", "--data", "/d", "--port", "7", "--as", "mira", "--groups", "combat,rules", "--campaign", "shore"]);
        Assert.Equal(new McpWords("/d", 7, "p.json", "mira", new ClientQuery("combat,rules", "shore")), words);
        Assert.Equal(new McpWords(null, null, null, null, new ClientQuery(null, null)), McpWords.Of(["mcp"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("run")]
    [InlineData("mcp install")]
    [InlineData("mcp mcp")]
    [InlineData("mcp --help")]
    [InlineData("mcp --verbose")]
    [InlineData("mcp --data")]
    [InlineData("mcp --data --port")]
    [InlineData("mcp --data /a --data /b")]
    [InlineData("mcp --data {}")]
    [InlineData("mcp --data=/a")]
    [InlineData("mcp --port 65536")]
    [InlineData("mcp --port x")]
    [InlineData("--data mcp")]
    public void Anything_else_is_left_to_the_command_tree(string words)
    {
        Assert.Null(McpWords.Of(words.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }
}
