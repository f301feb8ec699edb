using System.Globalization;
using System.Text.RegularExpressions;

namespace PluginHost.EndToEnd.Tests;

/// <summary>The protocol's own suite, against the host as it runs, and the tools, resources and prompts of a plugin that was dropped into it.</summary>
public sealed partial class ConformanceTests
{
    [Theory]
    [InlineData(31, "--spec-version", "2025-11-25")]
    [InlineData(37, "--requirements", "2026-07-28")]
    public async Task All_that_a_revision_requires_passes(int scenarios, params string[] which)
    {
        await using var table = await AssistantTable.OpenAsync(withSamples: true);
        using var proxy = await KeyedProxy.StartAsync(table.Host);
        var ran = await NodePeers.RunAsync(
            NodePeers.Conformance, ["server", "--url", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{proxy.Port}/mcp"), .. which]);
        var summary = ran.Said[Math.Max(0, ran.Said.IndexOf("=== SUMMARY ===", StringComparison.Ordinal))..];
        var optional = Optional().Matches(summary).Select(static match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        var required = Outcome().Matches(summary).Where(match => !optional.Contains(match.Groups["name"].Value)).ToList();
        Assert.True(ran.Code == 0, summary);
        Assert.Equal(scenarios, required.Count);
        Assert.All(required, static outcome => Assert.Equal("✓", outcome.Groups["mark"].Value));
    }

    [GeneratedRegex("^(?<mark>✓|✗) (?<name>[a-z0-9-]+): [0-9]+ passed, [0-9]+ failed", RegexOptions.Multiline)]
    private static partial Regex Outcome();

    [GeneratedRegex(@"^  (?:✓|✗) (?<name>[a-z0-9-]+) \((?:extension|pending|added-after-release)\)", RegexOptions.Multiline)]
    private static partial Regex Optional();
}
