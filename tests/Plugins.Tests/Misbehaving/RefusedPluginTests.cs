using System.Composition;
using System.Text.Json.Nodes;

namespace PluginHost.Plugins.Tests;

/// <summary>Plugins that cannot run: each is named in the status with what to do, and its neighbour notices nothing.</summary>
public sealed class RefusedPluginTests
{
    [Theory]
    [InlineData("public Hook() => throw new InvalidOperationException(\"no moon\");", "A constructor failed: no moon", "checks belong into a startup hook")]
    [InlineData("[ImportingConstructor] public Hook(IDisposable what) { }", "Its parts cannot be put together:", "A constructor may import what the SDK offers")]
    public Task Constructors(string member, string note, string remedy) => RefusedAsync(Sources.Hook("return Reaction.None;", member), null, note, remedy);

    [Fact]
    public async Task A_constructor_that_does_not_come_back()
    {
        var door = Directory.CreateTempSubdirectory("door").FullName;
        try
        {
            await RefusedAsync(
                Sources.Hook("return Reaction.None;", $"public Hook() {{ while (Directory.Exists(@\"{door}\")) Thread.Sleep(5); }}"),
                null,
                "A constructor did not come back within 2 s and was abandoned.",
                "waiting belongs into a startup hook");
        }
        finally
        {
            // Its thread comes back once nobody looks any more.
            Directory.Delete(door);
        }
    }

    [Theory]
    [InlineData("throw new InvalidOperationException(\"no floor\");", "bad failed in hook startup: no floor")]
    [InlineData("return null!;", "bad returned nothing from hook startup.")]
    [InlineData("return Task.FromResult<Readiness>(null!);", "bad returned nothing from hook startup.")]
    [InlineData("return Task.FromResult(new Readiness { Needs = null! });", "bad returned nothing from hook startup.")]
    [InlineData("return Task.Delay(-1).ContinueWith(static _ => Readiness.Ready);", "bad did not come back from hook startup, and the call was abandoned.")]
    [InlineData("return Task.Delay(-1, token).ContinueWith<Readiness>(static _ => throw new TimeoutException(), CancellationToken.None);", "bad took longer than 1 s for hook startup and was stopped.")]
    public Task Startup_hooks(string body, string note) => RefusedAsync(
        "[Export(typeof(IStartupHook))] public sealed class Start : IStartupHook { public Task<Readiness> StartAsync(Startup startup, CancellationToken token) { " + body + " } }",
        null,
        note,
        "Tell its author, or disable it with: plugins disable.");

    [Theory]
    [InlineData("null!", "a tool has a title, a description and a schema that is an object.")]
    [InlineData("throw new InvalidOperationException(\"no words\")", "no words")]
    [InlineData("new(\"Not A Name\", \"t\", \"d\", System.Text.Json.JsonElement.Parse(\"{}\"))", "a tool's name is lower case words joined by underscores, at most 64 characters.")]
    [InlineData("new(null!, \"t\", \"d\", System.Text.Json.JsonElement.Parse(\"{}\"))", "a tool's name is lower case words joined by underscores, at most 64 characters.")]
    [InlineData("new(\"name\", \"t\", \"d\", default)", "a tool has a title, a description and a schema that is an object.")]
    public Task Descriptions_of_tools(string description, string told) => RefusedAsync(
        "[Export(typeof(ITool))] public sealed class Bad : ITool { public ToolDescription Description => " + description
            + "; public Task<ToolResult> CallAsync(ToolCall call, IProgress<ToolProgress> progress, CancellationToken token) => null!; }",
        null,
        "bad failed in tool descriptions: " + told,
        "Tell its author, or disable it with: plugins disable.");

    [Fact]
    public Task No_entry_type() => RefusedAsync("public sealed class Nothing;", null, "It exports nothing that the host knows.", "[Export(typeof(...))]");

    [Fact]
    public Task No_entry_assembly() =>
        RefusedAsync(Sources.Quiet, static manifest => manifest["assembly"] = "Other.dll", "The entry assembly Other.dll is not in the folder.", "Build the plugin and copy its whole output.");

    [Theory]
    [InlineData("version", "one", "The field 'version' does not fit; expected a version such as 1.2.0.")]
    [InlineData("sdk", "1.9", "It needs SDK 1.9; this host has 1.0.")]
    [InlineData("assets", "../elsewhere", "The field 'assets' does not fit; expected a folder within the plugin's own.")]
    [InlineData("needs", 7, "The field 'needs' is no object.")]
    public Task Fields_of_the_manifest(string field, object value, string note) =>
        RefusedAsync(Sources.Quiet, manifest => manifest[field] = value is int number ? number : (string)value, note, ". ");

    [Fact]
    public async Task A_missing_dependency()
    {
        var folder = Directory.CreateTempSubdirectory("absent").FullName;
        var library = PluginFolder.CompileLibrary(Path.Combine(folder, "Absent.dll"), "public class Absent;");
        await RefusedAsync(
            Sources.Hook("return Reaction.None;", "public Absent? Field;"),
            null,
            "The library Absent that it needs is not in its folder.",
            "Copy the plugin's whole build output",
            library);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_private_copy_of_the_composition_library_is_passed_over_and_named()
    {
        await using var test = await RealHouse.OpenAsync();
        var folder = test.Drop("own", Sources.Remembering);
        var library = typeof(ExportAttribute).Assembly.Location;
        File.Copy(library, Path.Combine(folder, Path.GetFileName(library)));
        await test.House.StartAsync(CancellationToken.None);
        Assert.Equal(PluginState.Running, test.Status("own")?.State);
        Assert.StartsWith("The folder has its own copy of System.Composition.AttributedModel; the host's is used.", Assert.Single(test.Status("own")!.Warnings), StringComparison.Ordinal);
        await test.RemembersAsync("own", await test.AppendAsync());
    }

    [Fact]
    public async Task An_id_that_is_taken_is_refused_and_the_first_goes_on()
    {
        await using var test = await RealHouse.OpenAsync();
        var folder = test.Drop("first", Sources.Remembering);
        await test.House.StartAsync(CancellationToken.None);
        test.Drop("second", Sources.Remembering, static manifest => manifest["id"] = "first");
        await Eventually.HoldsAsync(() => test.House.Plugins.Any(static plugin => plugin.State == PluginState.Failed), () => "the second was not seen");
        Assert.Equal(
            "Another plugin already has the id 'first'. Remove one of the two folders.",
            test.House.Plugins.Single(static plugin => plugin.State == PluginState.Failed).Note);
        await test.RemembersAsync("first", await test.AppendAsync());

        Directory.Delete(folder, recursive: true);
        await Eventually.HoldsAsync(() => test.House.Plugins is [{ State: PluginState.Running }], () => "the second did not take over");
    }

    private static async Task RefusedAsync(string source, Action<JsonObject>? manifest, string note, string remedy, params string[] references)
    {
        await using var test = await RealHouse.OpenAsync(static options => options with { Limits = options.Limits with { Startup = TimeSpan.FromSeconds(1) } });
        test.Drop("bad", source, manifest, references);
        test.Drop("good", Sources.Remembering);
        await test.House.StartAsync(CancellationToken.None);

        Assert.Equal(PluginState.Failed, test.Status("bad")?.State);
        Assert.StartsWith(note, test.Status("bad")?.Note, StringComparison.Ordinal);
        Assert.Contains(remedy, test.Status("bad")?.Note, StringComparison.Ordinal);
        Assert.Equal(PluginState.Running, test.Status("good")?.State);
        await test.RemembersAsync("good", await test.AppendAsync());
    }
}
