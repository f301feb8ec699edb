using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PluginHost.Sdk;

namespace PluginHost.Plugins.Tests;

/// <summary>What people's editors and hands do to files.</summary>
public sealed class HandWrittenTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("manifest").FullName;
    private readonly JsonObject _manifest = PluginFolder.Manifest("guest");

    public HandWrittenTests() => File.WriteAllBytes(Path.Combine(_folder, "Plugin.dll"), []);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_byte_order_mark_is_forgiven()
    {
        var marked = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);
        File.WriteAllText(Path.Combine(_folder, "plugin.json"), _manifest.ToJsonString(), marked);
        Assert.True(ManifestReader.Read(_folder).Succeeded);

        var plugins = Path.Combine(_folder, "plugins.json");
        File.WriteAllText(plugins, """{ "plugins": { "guest": { "enabled": false } } }""", marked);
        Assert.False(PluginsFile.Read(plugins, static _ => null).Value?["guest"].Enabled);
    }

    [Fact]
    public void Half_a_character_is_one_sentence()
    {
        File.WriteAllText(Path.Combine(_folder, "plugin.json"), "{ \"id\": \"\\ud800\" }");
        Assert.Equal("The plugin.json holds a text that is not valid Unicode.", ManifestReader.Read(_folder).Error?.Message);
    }

    [Fact]
    public void A_huge_file_is_not_even_parsed()
    {
        var plugins = Path.Combine(_folder, "plugins.json");
        File.WriteAllText(plugins, new string(' ', 300 * 1024));
        Assert.Equal("plugins.json is larger than 256 KiB.", PluginsFile.Read(plugins, static _ => null).Error?.Message);
    }

    [Fact]
    public void No_event_is_too_old_when_the_age_is_null()
    {
        _manifest["needs"] = JsonNode.Parse("""{ "reads": { "kinds": ["test/*"], "maxAge": null } }""");
        Assert.Null(Read().Value?.Manifest.Needs.Reads?.MaxAge);
    }

    [Fact]
    public void An_event_is_stale_after_five_minutes_unless_said_otherwise() => Assert.Equal(TimeSpan.FromMinutes(5), Read().Value?.Manifest.Needs.Reads?.MaxAge);

    [Fact]
    public void An_assembly_is_no_path_of_another_system_either()
    {
        _manifest["assembly"] = "bin\\Plugin.dll";
        Assert.Equal("assembly", Read().Error?.Field);
    }

    [Fact]
    public void A_missing_assets_folder_is_named()
    {
        _manifest["assets"] = "web";
        Assert.Equal("The assets folder 'web' is not in the folder.", Read().Error?.Message);
    }

    [Fact]
    public void An_unknown_field_of_a_page_is_warned_about()
    {
        _manifest["pages"] = JsonNode.Parse("""[{ "path": "plugin.json", "title": "Me", "tittle": "" }]""");
        Assert.Equal(["The field 'pages[0].tittle' is not known; did you mean 'title'?"], Read().Value?.Warnings);
    }

    [Theory]
    [InlineData("settings.type", """{ "type": "text" }""", "one of string, boolean, number, integer, array, object, null")]
    [InlineData("settings.enum", """{ "enum": 1 }""", "a list of values")]
    [InlineData("settings.required", """{ "required": [1] }""", "a list of names")]
    [InlineData("settings.properties", """{ "properties": [] }""", "an object with one schema a setting")]
    [InlineData("settings.properties.size", """{ "properties": { "size": true } }""", "a schema object")]
    [InlineData("settings.properties.size.minimum", """{ "properties": { "size": { "minimum": "big" } } }""", "a number")]
    [InlineData("settings.properties.size.minLength", """{ "properties": { "size": { "minLength": 1.5 } } }""", "a whole number")]
    [InlineData("settings.properties.size.pattern", """{ "properties": { "size": { "pattern": "(" } } }""", "a regular expression")]
    [InlineData("settings.properties.size.default", """{ "properties": { "size": { "type": "integer", "default": "big" } } }""", "a value that fits its own schema")]
    [InlineData("settings.properties.sizes.items.type", """{ "properties": { "sizes": { "items": { "type": 1 } } } }""", "one of string, boolean, number, integer, array, object, null")]
    public void A_schema_that_makes_no_sense_is_told_to_its_author_when_it_is_loaded(string field, string schema, string expected)
    {
        _manifest["settings"] = JsonNode.Parse(schema);
        var error = Read().Error;
        Assert.Equal((field, $"The field '{field}' does not fit; expected {expected}."), (error?.Field, error?.Message));
    }

    [Fact]
    public void A_setting_may_be_of_several_types()
    {
        var schema = JsonElement.Parse("""{ "properties": { "note": { "type": ["string", "null"] } } }""");
        Assert.True(SettingsSchema.Merge(schema, new JsonObject { ["note"] = null }).Succeeded);
        Assert.Equal("The value of 'settings.note' does not fit: expected string or null.", SettingsSchema.Merge(schema, new JsonObject { ["note"] = 1 }).Error?.Message);
    }

    [Theory]
    [InlineData("streamKey", true)]
    [InlineData("api_key", true)]
    [InlineData("key", true)]
    [InlineData("hotkey", false)]
    [InlineData("keyboard", false)]
    public void A_key_is_a_secret_and_a_hotkey_is_none(string name, bool warned)
    {
        var plugins = Path.Combine(_folder, "plugins.json");
        File.WriteAllText(plugins, $$"""{ "plugins": { "guest": { "settings": { "{{name}}": "abc" } } } }""");
        Assert.Equal(warned ? 1 : 0, PluginsFile.Read(plugins, static _ => null).Value?["guest"].Warnings.Count);
    }

    private Result<ManifestReading> Read()
    {
        File.WriteAllText(Path.Combine(_folder, "plugin.json"), _manifest.ToJsonString());
        return ManifestReader.Read(_folder);
    }
}
