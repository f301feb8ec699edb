using System.Text.Json;

namespace PluginHost.Host.Tests;

public sealed class CallArgumentsTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse(
        """
        {"type":"object","properties":{
          "expression":{"type":"string"},"max_results":{"type":"integer"},"factor":{"type":["number","null"]},"hidden":{"type":"boolean"},
          "tags":{"type":"array","items":{"type":"string"}},"data":{"type":"object"}}}
        """).RootElement;

    [Fact]
    public void A_string_stays_a_string_even_when_it_looks_like_a_number() =>
        Assert.Equal("""{"expression":"20"}""", Read("--expression", "20"));

    [Fact]
    public void Numbers_and_truth_values_are_read_after_the_schema() =>
        Assert.Equal("""{"max_results":3,"factor":-0.5,"hidden":true}""", Read("--max-results", "3", "--factor=-0.5", "--hidden"));

    [Fact]
    public void An_option_that_is_given_again_adds_to_a_list() =>
        Assert.Equal("""{"tags":["a","b"]}""", Read("--tags", "a", "--tags", "b"));

    [Fact]
    public void An_object_is_read_as_json() =>
        Assert.Equal("""{"data":{"a":[1]}}""", Read("--data", """{"a":[1]}"""));

    [Fact]
    public void An_option_of_the_host_that_the_tool_has_too_is_asked_about_unless_the_tool_has_its_own()
    {
        var read = CallArguments.Read(["--expression", "d20"], Schema, ["--data"]);
        Assert.Equal("usage", read.Error?.Code);
        Assert.Contains("call TOOL -- --data VALUE", read.Error!.Hint, StringComparison.Ordinal);
        Assert.True(CallArguments.Read(["--data", "{}"], Schema, ["--data"]).Succeeded);
        Assert.True(CallArguments.Read(["--expression", "d20"], Schema, ["--port"]).Succeeded);
    }

    [Theory]
    [InlineData("--wrong", "1", "There is no argument 'wrong'")]
    [InlineData("--max_results", "many", "type integer")]
    [InlineData("--data", "[1]", "JSON object")]
    [InlineData("stray", "1", "has no name")]
    public void What_does_not_fit_is_named(string name, string value, string expected)
    {
        var read = CallArguments.Read([name, value], Schema);
        Assert.Equal("usage", read.Error?.Code);
        Assert.Contains(expected, read.Error!.Message, StringComparison.Ordinal);
    }

    private static string Read(params string[] words) => CallArguments.Read(words, Schema).Value!.ToJsonString();
}
