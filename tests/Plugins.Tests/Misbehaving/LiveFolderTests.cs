using System.Text.Json.Nodes;

namespace PluginHost.Plugins.Tests;

public sealed class LiveFolderTests
{
    [Fact]
    public async Task A_compiled_plugin_goes_live_is_replaced_and_is_gone()
    {
        await using var test = await RealHouse.OpenAsync();
        await test.House.StartAsync(CancellationToken.None);

        test.Drop("passer", Sources.Remembering);
        await test.BecomesAsync("passer", PluginState.Running);
        await test.RemembersAsync("passer", await test.AppendAsync());

        var folder = test.Drop("passer", Sources.Remembering, static manifest => manifest["version"] = "2.0.0");
        await test.UntilAsync("passer", static visitor => visitor is { State: PluginState.Running, Version: "2.0.0", LastUnload: not null });
        Assert.StartsWith("unloaded in", test.Status("passer")?.LastUnload, StringComparison.Ordinal);
        await test.RemembersAsync("passer", await test.AppendAsync());

        Directory.Delete(folder, recursive: true);
        await test.UntilAsync("passer", static visitor => visitor is null);
        await Eventually.HoldsAsync(static () => LoaderTest.Contexts("passer") == 0, static () => "it is still in memory");
    }

    [Fact]
    public async Task A_bad_manifest_fails_with_what_to_do_and_recovers_when_mended()
    {
        await using var test = await RealHouse.OpenAsync();
        test.Drop("good", Sources.Remembering);
        var folder = test.Drop("crooked", Sources.Remembering, static manifest => manifest["version"] = "one");
        await test.House.StartAsync(CancellationToken.None);
        await test.BecomesAsync("crooked", PluginState.Failed);
        Assert.Equal(
            "The field 'version' does not fit; expected a version such as 1.2.0. Mend plugin.json; the plugin is loaded again when it is saved.",
            test.Status("crooked")?.Note);
        await test.RemembersAsync("good", await test.AppendAsync());

        await File.WriteAllTextAsync(Path.Combine(folder, "plugin.json"), PluginFolder.Manifest("crooked").ToJsonString());
        await test.BecomesAsync("crooked", PluginState.Running);
        await test.RemembersAsync("crooked", await test.AppendAsync());
    }

    [Fact]
    public async Task A_variable_without_a_value_leaves_the_plugin_idle_and_names_it()
    {
        await using var test = await RealHouse.OpenAsync();
        await File.WriteAllTextAsync(test.PluginsFile, """{ "plugins": { "needy": { "settings": { "where": "${NO_SUCH_PLACE}" } } } }""");
        test.Drop("needy", Sources.Quiet, Settings);
        await test.House.StartAsync(CancellationToken.None);
        Assert.Equal(PluginState.Idle, test.Status("needy")?.State);
        Assert.Equal("needs the variable NO_SUCH_PLACE", test.Status("needy")?.Note);

        await File.WriteAllTextAsync(test.PluginsFile, """{ "plugins": { "needy": { "settings": { "where": "${NO_SUCH_PLACE:-here}", "wher": 1 } } } }""");
        Assert.Equal(PluginState.Running, (await test.House.ReloadAsync("needy", CancellationToken.None)).Value?.State);
        Assert.Equal(["The setting 'wher' is not known; did you mean 'where'?"], test.Status("needy")?.Warnings);
    }

    [Theory]
    [InlineData("""{ "plugins": { "needy": { "settings": { "where": 7 } } } }""", "The value of 'settings.where' does not fit: expected string.")]
    [InlineData("{\n broken", "plugins.json is not valid JSON, at line 2.")]
    public async Task Bad_settings_fail_the_plugin_with_a_sentence(string file, string sentence)
    {
        await using var test = await RealHouse.OpenAsync();
        await File.WriteAllTextAsync(test.PluginsFile, file);
        test.Drop("needy", Sources.Quiet, Settings);
        await test.House.StartAsync(CancellationToken.None);
        Assert.Equal(PluginState.Failed, test.Status("needy")?.State);
        Assert.StartsWith(sentence, test.Status("needy")?.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plugin_that_the_file_disables_is_not_loaded()
    {
        await using var test = await RealHouse.OpenAsync();
        await File.WriteAllTextAsync(test.PluginsFile, """{ "plugins": { "unwanted": { "enabled": false } } }""");
        test.Drop("unwanted", Sources.Quiet);
        await test.House.StartAsync(CancellationToken.None);
        Assert.Equal(PluginState.Stopped, test.Status("unwanted")?.State);
        Assert.Equal(0, LoaderTest.Contexts("unwanted"));
    }

    private static void Settings(JsonObject manifest) =>
        manifest["settings"] = JsonNode.Parse("""{ "type": "object", "properties": { "where": { "type": "string" } } }""");
}
