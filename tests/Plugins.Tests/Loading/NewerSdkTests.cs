namespace PluginHost.Plugins.Tests;

/// <summary>Plugins that were built against an SDK which this host does not have yet.</summary>
public sealed class NewerSdkTests : LoaderTest
{
    private const string Stamp = "[assembly: System.Reflection.AssemblyMetadata(\"PluginHost.SdkVersion\", \"1.2.0\")]\n";

    /// <summary>As much of an SDK 1.2 as the plugins below use, with members that 1.0 lacks.</summary>
    private const string Sdk = """
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        [assembly: System.Reflection.AssemblyVersion("1.0.0.0")]
        namespace PluginHost.Sdk;
        public sealed record Reaction { public static Reaction None { get; } = new(); }
        public sealed record Update { public string? Session => null; public string? Weather => null; }
        public interface IUpdateHook { Task<Reaction> UpdateAsync(Update update, CancellationToken cancellationToken); }
        public interface IPluginStore
        {
            Task<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancellationToken);
            Task<long> CountAsync(string prefix, CancellationToken cancellationToken);
        }
        public interface IWeatherHook { Task<Reaction> WeatherAsync(string weather); }
        public sealed record Result<T> { public T? Value { get; } public bool Doubtful { get; } }
        """;

    [Theory]
    [InlineData("await store.CountAsync(\"\", cancellationToken);", "IPluginStore.CountAsync")]
    [InlineData("if (update.Weather is null) { }", "Update.Weather")]
    [InlineData("if (((object)store) is IWeatherHook) { }", "IWeatherHook")]
    [InlineData("if (((object)store) is Result<string> { Doubtful: true }) { }", "Result.Doubtful")]
    public async Task A_member_that_this_host_lacks_is_named_with_the_version_it_came_in(string use, string missing)
    {
        var error = await RefusedAsync(Plugin(Stamp + Using(use), references: FakeSdk()));
        Assert.Equal($"It needs {missing}, added in SDK 1.2; this host has 1.0.", error.Message);
        Assert.NotNull(error.Hint);
    }

    [Fact]
    public async Task A_library_of_the_plugin_is_checked_as_well()
    {
        var sdk = FakeSdk();
        var library = PluginFolder.CompileLibrary(Path.Combine(Libraries, "Inner.dll"), Stamp + "public static class Inner { public static string? Weather(Update update) => update.Weather; }", sdk);
        var folder = Plugin(Sources.Quiet, references: library);
        File.Copy(library, Path.Combine(folder, "Inner.dll"));
        Assert.Equal("It needs Update.Weather, added in SDK 1.2; this host has 1.0.", (await RefusedAsync(folder)).Message);
    }

    [Fact]
    public async Task What_is_built_against_a_newer_sdk_but_uses_nothing_new_is_loaded()
    {
        var plugin = await LoadedAsync(Plugin(Stamp + Using("await store.ListAsync(\"\", cancellationToken); if (update.Session is null) { }"), references: FakeSdk()));
        Assert.Single(plugin.Parts.Update);
        Assert.True((await plugin.UnloadAsync()).Collected);
    }

    private static string Using(string use) => $$"""
        [Export(typeof(IUpdateHook))]
        [method: ImportingConstructor]
        public sealed class Hook(IPluginStore store) : IUpdateHook
        {
            public async Task<Reaction> UpdateAsync(Update update, CancellationToken cancellationToken)
            {
                await Task.CompletedTask;
                {{use}}
                return store is null ? null! : Reaction.None;
            }
        }
        """;

    private string FakeSdk() => PluginFolder.CompileLibrary(Path.Combine(Libraries, "PluginHost.Sdk.dll"), Sdk);
}
