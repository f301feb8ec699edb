using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using ModelContextProtocol.Protocol;
using PluginHost.Sdk;

namespace PluginHost.Host.Tests;

public sealed class ParamHeadersTests
{
    private static readonly ToolDescription Tool = new("route", "Route", "Routes.", JsonElement.Parse("""{"type":"object","properties":{"region":{"type":"string","x-mcp-header":"Region"},"priority":{"type":"integer","x-mcp-header":"Priority"},"query":{"type":"string"}}}"""));

    [Theory]
    [InlineData("""{"region":"Hello"}""", "Hello", null, true)]
    [InlineData("""{"region":"Hello"}""", "=?base64?SGVsbG8=?=", null, true)]
    [InlineData("""{"region":"Hello"}""", "=?base64?SGVsbG8?=", null, false)]
    [InlineData("""{"region":"Hello"}""", "=?base64?SGVs!!!bG8=?=", null, false)]
    [InlineData("""{"region":"SGVsbG8="}""", "SGVsbG8=", null, true)]
    [InlineData("""{"region":"=?base64?SGVsbG8="}""", "=?base64?SGVsbG8=", null, true)]
    [InlineData("""{"region":"Hello"}""", null, null, false)]
    [InlineData("""{"region":"Hello"}""", "Goodbye", null, false)]
    [InlineData("""{"region":"Hello","priority":42}""", "Hello", "42", true)]
    [InlineData("""{"region":"Hello","priority":42}""", "Hello", "41", false)]
    [InlineData("""{"region":null,"query":"x"}""", null, null, true)]
    [InlineData("""{}""", "Hello", null, false)]
    public void Header_and_argument_say_the_same(string arguments, string? region, string? priority, bool agrees)
    {
        var headers = new HeaderDictionary();
        foreach (var (name, value) in new[] { ("Mcp-Param-Region", region), ("mcp-param-priority", priority) })
        {
            if (value is not null)
            {
                headers[name] = value;
            }
        }

        var call = new JsonRpcRequest { Id = new RequestId(1), Method = "tools/call", Params = new JsonObject { ["name"] = "route", ["arguments"] = JsonNode.Parse(arguments) } };
        Assert.Equal(agrees, ParamHeaders.Check(headers, call, [Tool]) is null);
    }

    [Fact]
    public void Calls_that_name_no_such_tool_are_for_the_server_to_answer()
    {
        Assert.Null(ParamHeaders.Check(new HeaderDictionary(), new JsonRpcRequest { Id = new RequestId(1), Method = "tools/call", Params = new JsonObject { ["name"] = 5 } }, [Tool]));
        Assert.Null(ParamHeaders.Check(new HeaderDictionary(), new JsonRpcRequest { Id = new RequestId(1), Method = "tools/list" }, [Tool]));
    }
}
