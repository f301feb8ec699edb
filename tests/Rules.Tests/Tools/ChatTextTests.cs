using System.Text.Json;
using PluginHost.Rules.Tools;
using PluginHost.Sdk;

namespace PluginHost.Rules.Tests.Tools;

public sealed class ChatTextTests
{
    private static readonly string Long = "Salt Keeper (The Sunken Vault, p. 7)\n" + string.Join(' ', Enumerable.Repeat("It asks for a name.", 100));
    private static readonly ToolResult Answer = ToolResult.Text(Long) with { Data = JsonElement.Parse("""{"name":"Salt Keeper"}""") };

    [Fact]
    public void A_plugin_that_shows_it_in_a_chat_gets_what_fits_there_and_all_the_data()
    {
        var shown = ChatText.For(new Principal("kim", Role.Player, "plugin"), Answer);

        var text = Assert.IsType<TextContent>(Assert.Single(shown.Content)).Text;
        Assert.InRange(text.Length, 1_000, 1_024);
        Assert.StartsWith("Salt Keeper (The Sunken Vault, p. 7)\nIt asks for a name.", text, StringComparison.Ordinal);
        Assert.Matches("(name\\.|It|asks|for|a)…$", text);
        Assert.Equal(Answer.Data!.Value.GetRawText(), shown.Data!.Value.GetRawText());
    }

    [Theory]
    [InlineData("command-line")]
    [InlineData("mcp")]
    [InlineData("http")]
    public void Whoever_reads_it_as_it_is_gets_it_whole(string door) =>
        Assert.Equal(Long, Assert.IsType<TextContent>(Assert.Single(ChatText.For(new Principal("kim", Role.Player, door), Answer).Content)).Text);

    [Fact]
    public void A_single_endless_word_is_cut_all_the_same() => Assert.Equal(new string('x', 9) + "…", ChatText.Cut(new string('x', 50), 10));
}
