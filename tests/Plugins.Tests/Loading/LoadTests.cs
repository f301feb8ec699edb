using System.Composition;
using PluginHost.Sdk;

namespace PluginHost.Plugins.Tests;

public sealed class LoadTests : LoaderTest
{
    [Fact]
    public async Task Exports_are_found_and_imports_are_served()
    {
        var plugin = await LoadedAsync(Plugin(Sources.Tool("greet", "$\"{kept} {time.GetUtcNow().Year > 2000}\"") + Sources.Quiet));
        Assert.Equal("guest", plugin.Manifest.Id);
        Assert.Single(plugin.Parts.Update);
        Assert.Equal(2, plugin.Parts.Count);
        Assert.Empty(plugin.Warnings);
        Assert.Equal("kept True", await AskAsync(plugin));
        Assert.True((await plugin.UnloadAsync()).Collected);
        Assert.Equal(0, plugin.Parts.Count);
    }

    [Fact]
    public async Task Thirty_reloads_are_all_collected()
    {
        var folder = Plugin(Sources.Tool("greet", "\"hello\""), id: "often");
        for (var round = 0; round < 30; round++)
        {
            var plugin = await LoadedAsync(folder);
            Assert.Equal("hello", await AskAsync(plugin));
            var report = await plugin.UnloadAsync();
            Assert.True(report.Collected, report.ToString());
        }

        Assert.Equal(0, Contexts("often"));
    }

    [Fact]
    public async Task Private_copies_of_what_is_shared_are_warned_about_and_passed_over()
    {
        var folder = Plugin(Sources.Quiet);
        foreach (var shared in new[] { typeof(ITool).Assembly.Location, typeof(ExportAttribute).Assembly.Location })
            File.Copy(shared, Path.Combine(folder, Path.GetFileName(shared)));

        var plugin = await LoadedAsync(folder);
        Assert.Single(plugin.Parts.Update);
        Assert.Equal(2, plugin.Warnings.Count);
        Assert.StartsWith("The folder has its own copy of PluginHost.Sdk; the host's is used.", plugin.Warnings[0], StringComparison.Ordinal);
        Assert.StartsWith("The folder has its own copy of System.Composition.AttributedModel; the host's is used.", plugin.Warnings[1], StringComparison.Ordinal);
        Assert.True((await plugin.UnloadAsync()).Collected);
    }

    [Fact]
    public async Task Two_plugins_use_different_versions_of_one_library_side_by_side()
    {
        var plugins = new List<LoadedPlugin>();
        foreach (var version in new[] { "first", "second" })
        {
            var library = PluginFolder.CompileLibrary(Path.Combine(Libraries, version, "Words.dll"), $"public static class Words {{ public static string Greeting => \"{version}\"; }}");
            var folder = Plugin(Sources.Tool("greet", "Words.Greeting"), id: version, references: library);
            File.Copy(library, Path.Combine(folder, "Words.dll"));
            plugins.Add(await LoadedAsync(folder));
        }

        Assert.Equal("first", await AskAsync(plugins[0]));
        Assert.Equal("second", await AskAsync(plugins[1]));
        foreach (var plugin in plugins)
            Assert.True((await plugin.UnloadAsync()).Collected);
    }

    [Fact]
    public async Task Overwriting_the_folder_of_a_loaded_plugin_does_no_harm()
    {
        var folder = Plugin(Sources.Tool("greet", "\"before\""));
        var plugin = await LoadedAsync(folder);
        var assembly = Path.Combine(folder, "Plugin.dll");
        await File.WriteAllBytesAsync(assembly, new byte[new FileInfo(assembly).Length]);
        Assert.Equal("before", await AskAsync(plugin));

        Plugin(Sources.Tool("greet", "\"after\""));
        var next = await LoadedAsync(folder);
        Assert.NotEqual(plugin.Hash, next.Hash);
        Assert.Equal("after", await AskAsync(next));
        Assert.Equal("before", await AskAsync(plugin));
        Assert.True((await plugin.UnloadAsync()).Collected);
        Assert.True((await next.UnloadAsync()).Collected);
    }
}
