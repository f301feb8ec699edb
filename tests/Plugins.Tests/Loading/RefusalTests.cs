using System.Text.Json.Nodes;

namespace PluginHost.Plugins.Tests;

public sealed class RefusalTests : LoaderTest
{
    [Fact]
    public async Task A_constructor_that_throws_is_told_in_its_own_words_and_leaves_nothing_behind()
    {
        var error = await RefusedAsync(Plugin(Sources.Hook("return Reaction.None;", "public Hook() => throw new InvalidOperationException(\"no moon tonight\");"), id: "thrower"));
        Assert.Equal("plugin-constructor", error.Code);
        Assert.Equal("A constructor failed: no moon tonight.", error.Message);
        await Eventually.HoldsAsync(
            static () =>
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                return Contexts("thrower") == 0;
            },
            static () => "the refused plugin is still in memory");
    }

    [Fact]
    public async Task An_import_that_the_host_does_not_offer_is_told()
    {
        var error = await RefusedAsync(Plugin(Sources.Hook("return Reaction.None;", "[ImportingConstructor] public Hook(IDisposable what) { }")));
        Assert.Equal("plugin-composition", error.Code);
        Assert.NotNull(error.Hint);
    }

    [Fact]
    public async Task A_plugin_that_exports_nothing_is_told_how_to_export()
    {
        var error = await RefusedAsync(Plugin("public sealed class Nothing;"));
        Assert.Equal("It exports nothing that the host knows.", error.Message);
        Assert.Contains("[Export(typeof(...))]", error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_library_is_named()
    {
        var library = PluginFolder.CompileLibrary(Path.Combine(Libraries, "Absent.dll"), "public class Absent;");
        var error = await RefusedAsync(Plugin(Sources.Hook("return Reaction.None;", "public Absent? Field;"), references: library));
        Assert.Equal("The library Absent that it needs is not in its folder.", error.Message);
        Assert.NotNull(error.Hint);
    }

    [Fact]
    public async Task A_missing_dependency_list_is_named()
    {
        var folder = Plugin(Sources.Quiet);
        File.Delete(Path.Combine(folder, "Plugin.deps.json"));
        Assert.Equal("Plugin.deps.json is missing.", (await RefusedAsync(folder)).Message);
    }

    [Fact]
    public async Task A_broken_dependency_list_is_a_sentence()
    {
        var folder = Plugin(Sources.Quiet);
        await File.WriteAllTextAsync(Path.Combine(folder, "Plugin.deps.json"), "{ broken");
        Assert.Equal("Plugin.deps.json is not valid.", (await RefusedAsync(folder)).Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(600)]
    [InlineData(2000)]
    public async Task An_assembly_that_was_copied_in_part_is_told(int length)
    {
        var folder = Plugin(Sources.Quiet);
        using (var file = File.OpenWrite(Path.Combine(folder, "Plugin.dll")))
            file.SetLength(length);
        var error = await RefusedAsync(folder);
        Assert.Equal("Plugin.dll is no whole .NET assembly.", error.Message);
        Assert.Contains("Copy the plugin again", error.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2.0", "Update PluginHost.")]
    [InlineData("0.9", "Ask the plugin's author for a newer version.")]
    public async Task Another_major_of_the_sdk_is_refused(string sdk, string hint)
    {
        var error = await RefusedAsync(Plugin(Sources.Quiet, manifest => manifest["sdk"] = sdk));
        Assert.Equal($"guest needs SDK {sdk}; this host has 1.0.", error.Message);
        Assert.Equal(hint, error.Hint);
    }

    [Fact]
    public async Task A_newer_minor_in_the_manifest_alone_is_refused_too()
    {
        Assert.Equal("It needs SDK 1.2; this host has 1.0.", (await RefusedAsync(Plugin(Sources.Quiet, static manifest => manifest["sdk"] = "1.2"))).Message);
    }

    [Fact]
    public async Task No_code_of_a_refused_plugin_runs()
    {
        var source = $$"""
            internal static class First
            {
                [System.Runtime.CompilerServices.ModuleInitializer]
                public static void Run() => File.WriteAllText(@"{{Mark}}", "module");
            }
            """ + Sources.Hook("return Reaction.None;", $"static Hook() => File.WriteAllText(@\"{Mark}\", \"type\");");
        await RefusedAsync(Plugin(source, static manifest => manifest["sdk"] = "1.7"));
        await RefusedAsync(Plugin(source, static manifest => manifest["sdk"] = "2.0"));
        await RefusedAsync(Plugin(source, static manifest => manifest["version"] = new JsonArray()));
        Assert.False(File.Exists(Mark));

        // The same code does run once nothing stands against it.
        Assert.True((await (await LoadedAsync(Plugin(source))).UnloadAsync()).Collected);
        Assert.True(File.Exists(Mark));
    }
}
