using System.Text.Json;

namespace PluginHost.Sdk.Tests;

public sealed class MessageTests
{
    // Outcomes travel as a value or an error, whichever it is; a base is written as what derives from it; Unit has nothing to say.
    private static readonly Type[] NoMessages = [typeof(Result<>), typeof(ToolContent), typeof(ToolQuestion), typeof(Unit)];

    public static TheoryData<string> Names => [.. Samples.All.Select(sample => sample.GetType().Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_message_survives_the_way_through_JSON(string name)
    {
        var sample = Samples.All.Single(message => message.GetType().Name == name);
        var type = MessageJson.Default.GetTypeInfo(sample.GetType())!;
        var text = JsonSerializer.Serialize(sample, type);
        Assert.Equal(text, JsonSerializer.Serialize(JsonSerializer.Deserialize(text, type), type));
    }

    [Fact]
    public void Every_record_of_the_contract_is_a_message_with_a_sample()
    {
        var records = typeof(Reaction).Assembly.GetExportedTypes().Where(type => type.GetMethod("<Clone>$") is not null);
        Assert.Equal(records.Except(NoMessages).Select(type => type.Name).Order(StringComparer.Ordinal), Samples.All.Select(sample => sample.GetType().Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_property_that_can_be_set_is_set_in_a_sample_or_has_a_default()
    {
        var blank = Samples.All
            .SelectMany(sample => sample.GetType().GetProperties().Where(property => property.SetMethod is not null).Select(property => (sample, property)))
            .Where(pair => pair.property.GetValue(pair.sample) is null)
            .Select(pair => $"{pair.sample.GetType().Name}.{pair.property.Name}");
        Assert.Empty(blank);
    }

    [Fact]
    public void Contents_say_of_which_type_they_are()
    {
        var text = JsonSerializer.Serialize(ToolResult.Text("Done."), MessageJson.Default.ToolResult);
        Assert.Contains("""{"type":"text","text":"Done."}""", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_audience_is_read_from_a_list_or_a_text()
    {
        Assert.Equal(Audience.GameMaster, JsonSerializer.Deserialize("\"gm\"", MessageJson.Default.Audience));
        Assert.Equal(Audience.GameMaster, JsonSerializer.Deserialize("[\"gm\"]", MessageJson.Default.Audience));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize("[\"friends\"]", MessageJson.Default.Audience));
    }
}
