using System.Text.Json;
using System.Text.Json.Nodes;
using PluginHost.Sdk;
using Xunit.Abstractions;

namespace PluginHost.Host.Tests;

/// <summary>All tools together are what every assistant reads first.</summary>
public sealed class ListingTests(ITestOutputHelper output)
{
    private const int MostBytesOfTool = 1_000;

    [Fact]
    public async Task The_list_of_all_tools_stays_short()
    {
        var tools = await CoreTools.DescribedAsync();
        var sizes = tools.Select(static tool => (tool.Name, Bytes: JsonSerializer.SerializeToUtf8Bytes(ToolListing.Of(tool), McpJson.Of<ModelContextProtocol.Protocol.Tool>()).Length)).OrderByDescending(static one => one.Bytes).ToList();
        output.WriteLine($"{sizes.Count} tools, {sizes.Sum(static one => one.Bytes)} bytes; the longest: {string.Join(", ", sizes.Take(5))}");
        Assert.True(sizes.Average(static one => one.Bytes) <= MostBytesOfTool, $"A tool takes {sizes.Average(static one => one.Bytes):0} bytes of the list on average.");
    }

    [Fact]
    public void What_may_be_left_out_is_not_said_to_be_null_as_well()
    {
        var schema = JsonNode.Parse("""
            {"type":"object","properties":{
            "a":{"type":["string","null"]},
            "b":{"type":["string","null"]},
            "c":{"type":["string","null"],"enum":["x",null]},
            "d":{"type":["string","integer","null"]},
            "e":{"type":["array","null"],"items":{"type":"object","properties":{"f":{"type":["null","integer"]}}}}},"required":["b"]}
            """)!.AsObject();
        LeanSchema.Trim(schema);
        Assert.Equal(
            """{"a":{"type":"string"},"b":{"type":["string","null"]},"c":{"type":["string","null"],"enum":["x",null]},"d":{"type":["string","integer","null"]},"e":{"type":"array","items":{"type":"object","properties":{"f":{"type":"integer"}}}}}""",
            schema["properties"]!.ToJsonString());
    }

    [Fact]
    public async Task What_only_reads_and_what_takes_away_say_so()
    {
        foreach (var tool in await CoreTools.DescribedAsync())
        {
            var hints = ToolListing.Of(tool).Annotations!;
            Assert.Equal(tool.ReadOnly, hints.ReadOnlyHint);
            Assert.Equal(tool.Destructive, hints.DestructiveHint);
            Assert.Equal(tool is { ReadOnly: false, Idempotent: true }, hints.IdempotentHint is true);
            Assert.Equal(tool.OpenWorld, hints.OpenWorldHint);
        }
    }

    [Fact]
    public void A_schema_without_properties_stays_one_of_an_object()
    {
        var bare = new ToolDescription("bare", "Bare", "Does nothing.", JsonElement.Parse("{}"u8));
        Assert.Equal("""{"type":"object"}""", ToolListing.Of(bare).InputSchema.GetRawText());
    }
}
