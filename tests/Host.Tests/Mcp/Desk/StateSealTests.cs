using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Host.Tests;

public sealed class StateSealTests
{
    private static readonly StateSeal Seal = new(new byte[32]);
    private static readonly JsonElement Arguments = JsonElement.Parse("""{"source":"a"}"""u8);

    [Fact]
    public void A_state_comes_back_as_it_left_for_the_same_request_only()
    {
        var mira = new Principal("mira", Role.Player, "mcp");
        var asked = new AskedState(StateSeal.For(mira, "tool", "remove", Arguments), Confirmed: true, "inner");
        var closed = Seal.Close(asked);
        Assert.Equal(asked, Seal.Open(closed, asked.For).Value);
        Assert.False(Seal.Open(closed, StateSeal.For(mira with { Person = "oddo" }, "tool", "remove", Arguments)).Succeeded);
        Assert.False(Seal.Open(closed, StateSeal.For(mira, "tool", "remove", JsonElement.Parse("""{"source":"b"}"""u8))).Succeeded);
        Assert.False(new StateSeal([.. Enumerable.Repeat((byte)1, 32)]).Open(closed, asked.For).Succeeded);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("e30.e30")]
    [InlineData("not base64!.at all")]
    public void What_was_not_given_out_is_refused(string state)
    {
        Assert.False(Seal.Open(state, "x").Succeeded);
    }
}
