using PluginHost.Sdk;

namespace PluginHost.Plugins.Tests;

public sealed class PluginsFileTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    [Theory]
    [InlineData("at ${PLACE}", "at home")]
    [InlineData("${PLACE:-away}/${NOWHERE:-none}", "home/none")]
    [InlineData("${NOWHERE:-}", "")]
    [InlineData("$PLACE and ${not a name}", "$PLACE and ${not a name}")]
    public void Values_come_from_the_environment(string written, string expected)
    {
        var entry = Entry($$"""{ "where": ["{{written}}"] }""");
        Assert.Equal(expected, (string?)entry.Settings["where"]?[0]);
        Assert.Empty(entry.Missing);
    }

    [Fact]
    public void A_variable_without_a_value_is_missing() => Assert.Equal(["NOWHERE"], Entry("""{ "where": "${NOWHERE}" }""").Missing);

    [Fact]
    public void A_secret_in_the_file_is_warned_about_without_showing_it()
    {
        var warning = Assert.Single(Entry("""{ "botToken": "abc123", "password": "${PLACE}" }""").Warnings);
        Assert.Equal("The setting 'botToken' looks like a secret: keep it out of the file and write ${NAME} instead.", warning);
    }

    [Fact]
    public void Who_is_not_mentioned_is_enabled()
    {
        var file = Read("""{ "plugins": { "guest": { "enabled": false } } }""").Value;
        Assert.False(file?["guest"].Enabled);
        Assert.True(file?["other"].Enabled);
    }

    [Theory]
    [InlineData("{\n  \"plugins\": {\n    oops\n  }\n}", "plugins.json is not valid JSON, at line 3.")]
    [InlineData("[]", "plugins.json is no JSON object.")]
    [InlineData("{ \"plugins\": [] }", "The field 'plugins' is no object; expected one entry a plugin id.")]
    [InlineData("{ \"plugins\": { \"guest\": true } }", "The field 'plugins.guest' is no object.")]
    [InlineData("{ \"plugins\": { \"guest\": { \"enabled\": \"yes\" } } }", "The field 'plugins.guest.enabled' is neither true nor false.")]
    [InlineData("{ \"plugins\": { \"guest\": { \"settings\": 3 } } }", "The field 'plugins.guest.settings' is no object.")]
    [InlineData("{ \"plugins\": { \"guest\": { \"settings\": { \"a\": 1,\n \"a\": 2 } } } }", "plugins.json names a field twice in one object.")]
    public void What_is_wrong_is_one_sentence(string text, string sentence)
    {
        var read = Read(text);
        Assert.Equal(sentence, read.Error?.Message);
        Assert.NotNull(read.Error?.Hint);
    }

    [Fact]
    public void A_file_that_is_not_there_is_an_empty_one() => Assert.True(PluginsFile.Read(_file + ".none", static _ => null).Succeeded);

    public void Dispose() => File.Delete(_file);

    private PluginEntry Entry(string settings)
    {
        var read = Read($$"""{ "plugins": { "guest": { "settings": {{settings}} } } }""");
        Assert.True(read.Succeeded, read.Error?.ToString());
        return read.Value["guest"];
    }

    private Result<PluginsFile> Read(string text)
    {
        File.WriteAllText(_file, text);
        return PluginsFile.Read(_file, static name => name == "PLACE" ? "home" : null);
    }
}
