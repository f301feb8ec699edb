using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginHost.Sdk.Tests;

public sealed partial class ToolSchemaTests
{
    [Fact]
    public void The_schema_says_names_kinds_texts_and_what_is_required()
    {
        var schema = ToolSchema.Of(SchemaJson.Default.Wish);
        Assert.Equal("object", schema.GetProperty("type").GetString());
        var properties = schema.GetProperty("properties");
        Assert.Equal("What is wished for.", properties.GetProperty("text").GetProperty("description").GetString());
        Assert.Equal("string", properties.GetProperty("text").GetProperty("type").GetString());
        Assert.Equal(["text"], schema.GetProperty("required").EnumerateArray().Select(name => name.GetString()));
        Assert.True(properties.TryGetProperty("times", out _));
    }

    [Fact]
    public void Arguments_that_fit_are_bound()
    {
        var wish = Bind("""{"text":"rain","times":2}""");
        Assert.True(wish.Succeeded);
        Assert.Equal(new Wish("rain", 2), wish.Value);
    }

    [Fact]
    public void What_may_be_left_out_keeps_its_default() => Assert.Equal(1, Bind("""{"text":"rain"}""").Value!.Times);

    [Theory]
    [InlineData("""{"times":2}""")]
    [InlineData("""{"text":null}""")]
    public void A_missing_argument_is_named(string arguments)
    {
        var wish = Bind(arguments);
        Assert.Equal(("invalid", "text"), (wish.Error!.Code, wish.Error.Field));
        Assert.Contains("required", wish.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_argument_is_named_beside_the_known_ones()
    {
        var wish = Bind("""{"text":"rain","colour":"red"}""");
        Assert.Equal("colour", wish.Error!.Field);
        Assert.Contains("text, times", wish.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_argument_of_the_wrong_type_is_named_without_a_type_or_a_stack()
    {
        var wish = Bind("""{"text":"rain","times":"often"}""");
        Assert.Equal("times", wish.Error!.Field);
        Assert.DoesNotContain("System.", wish.Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"rain\"")]
    public void What_is_no_object_is_refused(string arguments) => Assert.Equal("arguments", Bind(arguments).Error!.Field);

    [Fact]
    public async Task A_tool_answers_bad_arguments_with_an_error_and_is_not_called()
    {
        var tool = new WishTool();
        using var arguments = JsonDocument.Parse("{}");
        var result = await tool.CallAsync(new ToolCall("1", "wish", arguments.RootElement, new Principal("gm", Role.GameMaster, "cli")), new Progress<ToolProgress>(), CancellationToken.None);
        Assert.Equal("text", result.Error!.Field);
        Assert.Equal(0, tool.Calls);
    }

    private static Result<Wish> Bind(string json)
    {
        using var document = JsonDocument.Parse(json);
        return ToolSchema.Bind(document.RootElement, SchemaJson.Default.Wish);
    }

    internal sealed record Wish([Description("What is wished for.")] string Text, int Times = 1);

    private sealed class WishTool() : Tool<Wish>("wish", "Wish", "Wishes.", SchemaJson.Default.Wish)
    {
        public int Calls { get; private set; }

        protected override Task<ToolResult> CallAsync(Wish arguments, ToolCall call, IProgress<ToolProgress> progress, CancellationToken cancellationToken)
        {
            Calls++;
            return Task.FromResult(ToolResult.Text(arguments.Text));
        }
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(Wish))]
    internal sealed partial class SchemaJson : JsonSerializerContext;
}
