using System.Text.Json.Nodes;
using PluginHost.Sdk;

namespace PluginHost.Plugins.Tests;

public sealed class ManifestTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("manifest").FullName;

    public ManifestTests() => File.WriteAllBytes(Path.Combine(_folder, "Plugin.dll"), []);

    [Fact]
    public void A_whole_manifest_is_read_without_a_warning()
    {
        var read = Read("""
            {
              // Comments and trailing commas are welcome.
              "$schema": "https://example.org/plugin.schema.json",
              "id": "guest", "name": "Guest", "version": "1.2.0-rc.1", "description": "It visits.", "author": "Mira", "license": "MIT", "assembly": "Plugin.dll", "sdk": "1.0",
              "provider": "discord", "settings": { "type": "object" },
              "needs": { "secrets": ["BOT_TOKEN"], "hosts": ["*.example.org"], "ports": [8080], "folders": ["maps"], "tools": ["dice_roll"], "appends": ["guest/came"], "audience": ["gm"],
                         "reads": { "kinds": ["dice/rolled", "campaigns/*"], "from": "beginning", "maxAge": "none" } },
            }
            """);
        Assert.True(read.Succeeded, read.Error?.ToString());
        Assert.Empty(read.Value.Warnings);
        var manifest = read.Value.Manifest;
        Assert.Equal("MIT", manifest.Licence);
        Assert.Equal([8080], manifest.Needs.Ports);
        Assert.Equal(["dice/rolled", "campaigns/*"], manifest.Needs.Reads?.Kinds);
        Assert.Null(manifest.Needs.Reads?.MaxAge);
    }

    [Theory]
    [InlineData("id", "\"Guest\"", "does not fit; expected lower case words")]
    [InlineData("id", "\"host\"", "does not fit; expected lower case words with dashes, at most 40 characters, and none of the host's own names")]
    [InlineData("id", "7", "does not fit; expected lower case words")]
    [InlineData("id", null, "is missing; expected lower case words")]
    [InlineData("name", null, "is missing; expected a name of at most 80 characters")]
    [InlineData("version", "\"one\"", "does not fit; expected a version such as 1.2.0")]
    [InlineData("description", "\"\"", "does not fit; expected one or two sentences")]
    [InlineData("author", null, "is missing; expected a name")]
    [InlineData("licence", null, "is missing; expected a licence such as MIT")]
    [InlineData("assembly", "\"../Plugin.dll\"", "does not fit; expected the file name of the entry assembly")]
    [InlineData("assembly", "\"Plugin.exe\"", "does not fit; expected the file name of the entry assembly")]
    [InlineData("sdk", "\"latest\"", "does not fit; expected the oldest SDK it works with, such as 1.0")]
    [InlineData("assets", "\"/etc\"", "does not fit; expected a folder within the plugin's own")]
    [InlineData("settings", "[]", "is no object; expected a JSON Schema of the settings")]
    [InlineData("pages", "{}", "is no list of objects")]
    [InlineData("needs", "[]", "is no object")]
    [InlineData("needs.secrets", "[\"token\"]", "has 'token', which does not fit; expected names in upper case with underscores")]
    [InlineData("needs.hosts", "[\"https://example.org/\"]", "has 'https://example.org/', which does not fit; expected host names without a scheme or a path")]
    [InlineData("needs.ports", "[70000]", "has '70000', which does not fit; expected ports between 1 and 65535")]
    [InlineData("needs.ports", "[\"http\"]", "has 'http', which does not fit; expected ports between 1 and 65535")]
    [InlineData("needs.folders", "[\"../up\"]", "has '../up', which does not fit; expected short names that a person maps to folders")]
    [InlineData("needs.tools", "\"dice_roll\"", "is no list; expected names of tools")]
    [InlineData("needs.appends", "[\"dice/rolled\"]", "has 'dice/rolled', which does not fit; expected kinds that begin with 'guest/'")]
    [InlineData("needs.audience", "[\"nobody at all\"]", "has 'nobody at all', which does not fit; expected everyone, table or gm")]
    [InlineData("needs.reads", "true", "is no object")]
    [InlineData("needs.reads.kinds", "[\"*\"]", "has '*', which does not fit; expected kinds such as dice/rolled or campaigns/*")]
    [InlineData("needs.reads.from", "\"yesterday\"", "does not fit; expected now or beginning")]
    [InlineData("needs.reads.maxAge", "-1", "does not fit; expected seconds, or \"none\"")]
    [InlineData("needs.reads.maxAge", "1e300", "does not fit; expected seconds, or \"none\"")]
    public void Each_bad_field_is_named_with_what_was_expected(string field, string? value, string sentence)
    {
        var manifest = PluginFolder.Manifest("guest");
        Set(manifest, field.Split('.'), value is null ? null : JsonNode.Parse(value));
        var read = Read(manifest.ToJsonString());
        Assert.False(read.Succeeded);
        Assert.Equal("plugin-manifest", read.Error.Code);
        Assert.Equal(field, read.Error.Field);
        Assert.StartsWith($"The field '{field}' {sentence}", read.Error.Message, StringComparison.Ordinal);
        Assert.StartsWith("Mend plugin.json", read.Error.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("host")]
    [InlineData("journal")]
    [InlineData("campaigns")]
    [InlineData("dice")]
    [InlineData("core")]
    public void The_hosts_own_names_are_reserved(string id) => Assert.Equal("id", Read(PluginFolder.Manifest(id).ToJsonString()).Error?.Field);

    [Fact]
    public void Unknown_fields_are_warned_about_at_every_depth()
    {
        var manifest = PluginFolder.Manifest("guest");
        manifest["auther"] = "Mira";
        manifest["somethingElseEntirely"] = 1;
        manifest["needs"]!["secret"] = new JsonArray();
        manifest["needs"]!["reads"]!["kind"] = "dice/*";
        Assert.Equal(
            [
                "The field 'auther' is not known; did you mean 'author'?",
                "The field 'somethingElseEntirely' is not known and was passed over.",
                "The field 'needs.secret' is not known; did you mean 'secrets'?",
                "The field 'needs.reads.kind' is not known; did you mean 'kinds'?",
            ],
            Read(manifest.ToJsonString()).Value?.Warnings);
    }

    [Theory]
    [InlineData("{\n  \"id\": \"guest\",\n  broken\n}", "The plugin.json is not valid JSON, at line 3.")]
    [InlineData("[]", "The plugin.json is no JSON object.")]
    [InlineData("", "The plugin.json is not valid JSON, at line 1.")]
    public void What_is_no_json_is_one_sentence_with_the_line(string text, string sentence) => Assert.Equal(sentence, Read(text).Error?.Message);

    [Fact]
    public void A_missing_assembly_or_page_is_named()
    {
        var manifest = PluginFolder.Manifest("guest");
        manifest["pages"] = new JsonArray(new JsonObject { ["path"] = "overlay.html", ["title"] = "Overlay" });
        Assert.Equal("The page 'overlay.html' is not among the assets.", Read(manifest.ToJsonString()).Error?.Message);
        manifest["assembly"] = "Other.dll";
        Assert.Equal("The entry assembly Other.dll is not in the folder.", Read(manifest.ToJsonString()).Error?.Message);
        File.Delete(Path.Combine(_folder, "plugin.json"));
        Assert.Equal("There is no plugin.json in the folder.", ManifestReader.Read(_folder).Error?.Message);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void Set(JsonObject target, string[] path, JsonNode? value)
    {
        var owner = path[..^1].Aggregate(target, static (inner, name) => (JsonObject)inner[name]!);
        if (value is null)
            owner.Remove(path[^1]);
        else
            owner[path[^1]] = value;
    }

    private Result<ManifestReading> Read(string text)
    {
        File.WriteAllText(Path.Combine(_folder, "plugin.json"), text);
        return ManifestReader.Read(_folder);
    }
}
