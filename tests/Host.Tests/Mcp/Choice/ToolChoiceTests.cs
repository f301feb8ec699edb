using Xunit.Abstractions;

namespace PluginHost.Host.Tests;

/// <summary>Without a model: whether names and descriptions alone lead from what a game master says to the right tool.</summary>
public sealed class ToolChoiceTests(ITestOutputHelper output)
{
    private static string Here => Path.Combine(AppContext.BaseDirectory, "Mcp", "Choice");

    [Theory]
    [InlineData("requests.txt", 70, 63)]
    [InlineData("further.txt", 50, 45)]
    [InlineData("aside.txt", 90, 63)]
    public async Task The_right_tool_comes_first_for_what_a_game_master_says(string file, int requests, int atLeast)
    {
        var tools = await CoreTools.DescribedAsync();
        var matcher = new ToolMatcher(tools);
        var asked = File.ReadLines(Path.Combine(Here, file)).Where(static line => !line.StartsWith('#')).Select(static line => line.Split(" -> ")).ToList();
        Assert.Equal(requests, asked.Count);
        Assert.All(asked.SelectMany(static line => line[1].Split(' ')), right => Assert.Contains(tools, tool => tool.Name == right));
        var hits = 0;
        foreach (var line in asked)
        {
            var found = matcher.Match(line[0]);
            var right = found.Count > 0 && line[1].Split(' ').Contains(found[0].Name, StringComparer.Ordinal);
            hits += right ? 1 : 0;
            output.WriteLine($"{(right ? "  " : "x ")}{line[0]} -> {line[1]}: {string.Join(", ", found.Take(4).Select(static tool => FormattableString.Invariant($"{tool.Name} {tool.Score:0.0}")))}");
        }

        output.WriteLine($"{hits} of {asked.Count}");
        Assert.True(hits >= atLeast, $"The right tool came first for {hits} of {asked.Count} requests only; the output of this test says for which not.");
    }
}
