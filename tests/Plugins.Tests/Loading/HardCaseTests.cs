using Microsoft.Extensions.Logging.Abstractions;

namespace PluginHost.Plugins.Tests;

/// <summary>What goes wrong in ways that a loader easily misreports.</summary>
public sealed class HardCaseTests : LoaderTest
{
    private static string Constructing(string statements) => Sources.Hook("return Reaction.None;", $"public Hook() {{ {statements} }}");

    [Fact]
    public async Task A_constructor_that_does_not_return_is_given_up_and_unloaded_when_it_does()
    {
        var folder = Plugin(Constructing($"while (!File.Exists(@\"{Mark}\")) Thread.Sleep(5);"), id: "endless");
        var loader = new PluginLoader(Path.Combine(Libraries, "shadow"), limit: TimeSpan.FromMilliseconds(200));
        var loaded = await loader.LoadAsync(folder, _ => new PluginServices(this, this, NullLogger.Instance, TimeProvider.System), CancellationToken.None);
        Assert.Equal("plugin-constructor", loaded.Error?.Code);
        Assert.Equal("A constructor did not come back within 0.2 s and was abandoned.", loaded.Error?.Message);
        Assert.Equal(1, Contexts("endless"));

        await File.WriteAllTextAsync(Mark, "");
        await GoneAsync("endless");
    }

    [Fact]
    public async Task Parts_that_were_made_before_another_failed_are_disposed_of()
    {
        var source = Sources.Hook("return Reaction.None;", $"public void Dispose() => File.WriteAllText(@\"{Mark}\", \"\");").Replace(": IUpdateHook", ": IUpdateHook, IDisposable", StringComparison.Ordinal)
            + Sources.Tool("greet", "\"\"", "private readonly int _bad = int.Parse(\"never\");");
        var loaded = await LoadAsync(Plugin(source, id: "halfway"));
        Assert.False(loaded.Succeeded);
        Assert.True(File.Exists(Mark));
        await GoneAsync("halfway");
    }

    [Fact]
    public async Task A_file_that_a_constructor_misses_is_no_missing_library()
    {
        var error = await RefusedAsync(Plugin(Constructing($"File.ReadAllText(@\"{Mark}\");")));
        Assert.Equal("plugin-constructor", error.Code);
        Assert.Contains("mark", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_reason_of_a_static_constructor_is_told()
    {
        var error = await RefusedAsync(Plugin(Sources.Hook("return Reaction.None;", "static Hook() => throw new InvalidOperationException(\"no dice\");")));
        Assert.Equal("plugin-constructor", error.Code);
        Assert.Contains("no dice", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hook_that_lacks_what_the_sdk_asks_for_is_no_missing_library()
    {
        const string Older = """
            using System.Threading;
            using System.Threading.Tasks;
            [assembly: System.Reflection.AssemblyVersion("1.0.0.0")]
            namespace PluginHost.Sdk;
            public interface IUpdateHook { }
            """;
        var sdk = PluginFolder.CompileLibrary(Path.Combine(Libraries, "PluginHost.Sdk.dll"), Older);
        var error = await RefusedAsync(Plugin("[Export(typeof(IUpdateHook))] public sealed class Hook : IUpdateHook;", references: sdk));
        Assert.Equal("plugin-missing-member", error.Code);
    }

    [Fact]
    public async Task A_generic_type_of_the_plugins_own_may_live_in_a_namespace_like_the_sdks()
    {
        var plugin = await LoadedAsync(Plugin("namespace PluginHost.Sdk.Mine { public class Box<T> { public T? Value; } }\n"
            + Sources.Hook("return new PluginHost.Sdk.Mine.Box<int>().Value == 0 ? Reaction.None : null!;")));
        Assert.True((await plugin.UnloadAsync()).Collected);
    }

    [Fact]
    public async Task A_member_that_went_since_is_not_said_to_be_new()
    {
        const string Other = """
            using System.Threading;
            using System.Threading.Tasks;
            [assembly: System.Reflection.AssemblyVersion("1.0.0.0")]
            namespace PluginHost.Sdk;
            public sealed record Reaction { public static Reaction None { get; } = new(); public static Reaction Draft { get; } = new(); }
            public sealed record Update;
            public interface IUpdateHook { Task<Reaction> UpdateAsync(Update update, CancellationToken cancellationToken); }
            """;
        var sdk = PluginFolder.CompileLibrary(Path.Combine(Libraries, "PluginHost.Sdk.dll"), Other);
        var error = await RefusedAsync(Plugin(Sources.Hook("return Reaction.Draft;"), references: sdk));
        Assert.Equal("It needs Reaction.Draft, which this host's SDK 1.0 does not have.", error.Message);
    }

    [Fact]
    public async Task An_abstraction_that_the_host_has_not_comes_from_the_plugins_folder()
    {
        const string Name = "Microsoft.Extensions.Fairies.Abstractions";
        var library = PluginFolder.CompileLibrary(Path.Combine(Libraries, Name + ".dll"), "public static class Fairies { public static string Word => \"wings\"; }");
        var folder = Plugin(Sources.Tool("greet", "Fairies.Word"), references: library);
        File.Copy(library, Path.Combine(folder, Name + ".dll"));
        var plugin = await LoadedAsync(folder);
        Assert.Equal("wings", await AskAsync(plugin));
        Assert.Empty(plugin.Warnings);
        Assert.True((await plugin.UnloadAsync()).Collected);
    }

    [Fact]
    public async Task A_refused_plugin_leaves_no_copy_behind()
    {
        await RefusedAsync(Plugin(Constructing("throw new NotSupportedException(\"never\");")));
        Assert.Empty(Copies());
    }

    [Fact]
    public async Task A_leak_is_reported_every_time_it_is_asked_for()
    {
        var plugin = await LoadedAsync(Plugin(Constructing("AppDomain.CurrentDomain.ProcessExit += (_, _) => GC.KeepAlive(this);"), id: "leaking"));
        Assert.False((await plugin.UnloadAsync()).Collected);
        Assert.False((await plugin.UnloadAsync()).Collected);
    }

    [Fact]
    public async Task A_timer_is_found_behind_many_others()
    {
        var others = Enumerable.Range(0, 50).Select(static _ => new Timer(static _ => { }, null, TimeSpan.FromHours(1), TimeSpan.FromHours(1))).ToList();
        var plugin = await LoadedAsync(Plugin(Sources.Hook("return Reaction.None;", "static readonly Timer Clock = new(static _ => { }, null, 3600000, 3600000); public Hook() => GC.KeepAlive(Clock);"), id: "ticking"));
        var more = Enumerable.Range(0, 50).Select(static _ => new Timer(static _ => { }, null, TimeSpan.FromHours(1), TimeSpan.FromHours(1))).ToList();
        var report = await plugin.UnloadAsync();
        Assert.False(report.Collected);
        Assert.Equal(["a timer that still runs"], report.HeldBy);
        GC.KeepAlive(others);
        GC.KeepAlive(more);
        foreach (var timer in others.Concat(more))
            await timer.DisposeAsync();
    }

    [Fact]
    public async Task Cut_anywhere_an_assembly_is_refused_in_a_sentence()
    {
        var folder = Plugin(Sources.Quiet);
        var file = Path.Combine(folder, "Plugin.dll");
        var whole = await File.ReadAllBytesAsync(file);
        for (var length = 0; length < whole.Length - 512; length += 41)
        {
            await File.WriteAllBytesAsync(file, whole[..length]);
            Assert.Equal("Plugin.dll is no whole .NET assembly.", (await RefusedAsync(folder)).Message);
        }
    }

    private static Task GoneAsync(string id) => Eventually.HoldsAsync(
        () =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return Contexts(id) == 0;
        },
        () => $"{id} is still in memory");

    private IEnumerable<string> Copies()
    {
        var shadow = Path.Combine(Path.GetDirectoryName(Mark)!, "shadow");
        return Directory.Exists(shadow) ? Directory.EnumerateFiles(shadow, "*", SearchOption.AllDirectories) : [];
    }
}
