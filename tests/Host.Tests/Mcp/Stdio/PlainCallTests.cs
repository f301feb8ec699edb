using System.Text;

namespace PluginHost.Host.Tests;

public sealed class PlainCallTests
{
    [Fact]
    public void A_call_with_a_name_and_arguments_is_read_in_whatever_order_it_is_written()
    {
        var call = Of("""{"params":{"arguments":{"expression":"1d6","more":[1,{"a":null}]},"name":"roll_dice"},"id":"x","method":"tools/call","jsonrpc":"2.0"}""");
        Assert.Equal(("x", "roll_dice", "1d6"), (call!.Id.ToString(), call.Asked.Name, call.Asked.Arguments!["expression"].GetString()));
        Assert.Equal("""[1,{"a":null}]""", call.Asked.Arguments["more"].GetRawText());
        Assert.Null(Of("""{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"roll_dice"}}""")!.Asked.Arguments);
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"a","_meta":{"progressToken":1}}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"a","requestState":"s"}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"a","arguments":{"x":1,"x":2}}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"a","arguments":[]}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"arguments":{}}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":7,"id":8,"method":"tools/call","params":{"name":"a"}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1.5,"method":"tools/call","params":{"name":"a"}}""")]
    [InlineData("""{"jsonrpc":"2.0","method":"tools/call","params":{"name":"a"}}""")]
    [InlineData("""{"jsonrpc":"1.0","id":7,"method":"tools/call","params":{"name":"a"}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"a"}} and more""")]
    [InlineData("""{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"a"}""")]
    [InlineData("""[{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"a"}}]""")]
    [InlineData("""{"jsonrpc":"2.0","id":7,"method":"tools/list"}""")]
    public void Whatever_is_more_or_less_than_that_is_left_to_the_protocols_library(string line) => Assert.Null(Of(line));

    [Fact]
    public void Bytes_that_are_no_text_are_left_to_it_too()
    {
        Assert.Null(PlainCall.Of([.. """{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"a"""u8, 0xC3, 0x28, .. "\"}}"u8]));
        Assert.Null(PlainCall.Of(Encoding.UTF8.GetBytes("""{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"a","arguments":{"x":""" + new string('[', 5000))));
    }

    private static PlainCall? Of(string line) => PlainCall.Of(Encoding.UTF8.GetBytes(line));
}
