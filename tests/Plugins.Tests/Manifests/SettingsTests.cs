using System.Text.Json;
using System.Text.Json.Nodes;

namespace PluginHost.Plugins.Tests;

public sealed class SettingsTests
{
    private static readonly JsonElement Schema = JsonElement.Parse("""
        {
          "type": "object",
          "required": ["channel"],
          "properties": {
            "channel": { "type": "string", "minLength": 2, "pattern": "^#" },
            "retries": { "type": "integer", "default": 3, "minimum": 0, "maximum": 9 },
            "tone": { "enum": ["dry", "warm"], "default": "dry" },
            "ratio": { "type": "number" },
            "loud": { "type": "boolean" },
            "names": { "type": "array", "items": { "type": "string" } },
            "look": { "type": "object", "properties": { "size": { "type": "integer", "default": 12 } } }
          }
        }
        """);

    [Fact]
    public void Defaults_are_put_in_at_every_depth_and_what_is_given_stays()
    {
        var merged = Merge("""{ "channel": "#table", "retries": 5, "look": {} }""");
        Assert.Equal("""{"channel":"#table","retries":5,"look":{"size":12},"tone":"dry"}""", merged);
    }

    [Theory]
    [InlineData("{}", "settings.channel", "it is required")]
    [InlineData("""{ "channel": 1 }""", "settings.channel", "expected string")]
    [InlineData("""{ "channel": "#" }""", "settings.channel", "expected at least 2 characters")]
    [InlineData("""{ "channel": "table" }""", "settings.channel", "expected the form ^#")]
    [InlineData("""{ "channel": "#table", "retries": 2.5 }""", "settings.retries", "expected integer")]
    [InlineData("""{ "channel": "#table", "retries": -1 }""", "settings.retries", "expected at least 0")]
    [InlineData("""{ "channel": "#table", "retries": 10 }""", "settings.retries", "expected at most 9")]
    [InlineData("""{ "channel": "#table", "tone": "loud" }""", "settings.tone", "expected one of dry, warm")]
    [InlineData("""{ "channel": "#table", "ratio": "half" }""", "settings.ratio", "expected number")]
    [InlineData("""{ "channel": "#table", "loud": "yes" }""", "settings.loud", "expected boolean")]
    [InlineData("""{ "channel": "#table", "names": "Mira" }""", "settings.names", "expected array")]
    [InlineData("""{ "channel": "#table", "names": ["Mira", 2] }""", "settings.names[1]", "expected string")]
    [InlineData("""{ "channel": "#table", "look": { "size": "big" } }""", "settings.look.size", "expected integer")]
    [InlineData("""{ "channel": "#table", "look": null }""", "settings.look", "expected object")]
    public void Each_violation_names_the_field(string settings, string field, string expected)
    {
        var error = SettingsSchema.Merge(Schema, Object(settings)).Error;
        Assert.Equal("plugin-settings", error?.Code);
        Assert.Equal(field, error?.Field);
        Assert.Equal($"The value of '{field}' does not fit: {expected}.", error?.Message);
    }

    [Fact]
    public void An_unknown_setting_suggests_the_one_that_was_meant() => Assert.Equal(
        ["The setting 'chanel' is not known; did you mean 'channel'?", "The setting 'entirelyDifferent' is not known."],
        SettingsSchema.Unknown(Schema, Object("""{ "chanel": "#table", "entirelyDifferent": 1 }""")));

    [Theory]
    [InlineData("""{ "properties": [] }""")]
    [InlineData("""{ "properties": { "a": true } }""")]
    [InlineData("""{ "required": "a" }""")]
    [InlineData("""{ "required": [1] }""")]
    [InlineData("""{ "properties": { "a": { "enum": 1 } } }""")]
    [InlineData("""{ "properties": { "a": { "minimum": "low" } } }""")]
    [InlineData("""{ "properties": { "b": { "minLength": "low" } } }""")]
    [InlineData("""{ "properties": { "b": { "pattern": "(" } } }""")]
    public void A_schema_that_makes_no_sense_is_the_manifests_fault_and_not_the_hosts(string schema)
    {
        var broken = JsonElement.Parse(schema);
        var merged = SettingsSchema.Merge(broken, Object("""{ "a": 1, "b": "text" }"""));
        Assert.Equal("plugin-settings", merged.Error?.Code);
        Assert.Contains("manifest", merged.Error?.Message, StringComparison.Ordinal);
        _ = SettingsSchema.Unknown(broken, Object("""{ "a": 1 }""")).ToList();
    }

    private static string Merge(string settings)
    {
        var merged = SettingsSchema.Merge(Schema, Object(settings));
        Assert.True(merged.Succeeded, merged.Error?.ToString());
        return merged.Value.GetRawText();
    }

    private static JsonObject Object(string text) => (JsonObject)JsonNode.Parse(text)!;
}
