using System.Collections.Concurrent;
using PluginHost.Sdk;

namespace PluginHost.Plugins.Tests;

/// <summary>What people are told: nothing is passed over in silence, and nothing is said too early.</summary>
public sealed class HonestyTests
{
    private const string Experimental = """
        [Export(typeof(IExporter))]
        public sealed class Exporter : IExporter
        {
            public FormatDescription Format { get; } = new("scroll", "A scroll", [".scroll"]);
            public Task<Result<Exported>> ExportAsync(ExportRequest export, CancellationToken cancellationToken) => throw new NotSupportedException();
        }

        [Export(typeof(IConnection))]
        public sealed class Connection : IConnection
        {
            public string Name => "gateway";
            public Task<ConnectionPlan?> PlanAsync(ConnectionAttempt attempt, CancellationToken cancellationToken) => throw new NotSupportedException();
            public Task<ConnectionReaction> HandleAsync(ConnectionSignal signal, CancellationToken cancellationToken) => throw new NotSupportedException();
        }

        [Export(typeof(ITool))]
        [method: ImportingConstructor]
        public sealed class TheTool(IRequestSender requests, IToolCatalog catalog, IConnectionCaller connections) : ITool
        {
            public ToolDescription Description { get; } = new("probe", "Probe", "It tries.", System.Text.Json.JsonElement.Parse("{\"type\":\"object\"}"));

            public async Task<ToolResult> CallAsync(ToolCall call, IProgress<ToolProgress> progress, CancellationToken cancellationToken)
            {
                var sent = await requests.SendAsync(new PlannedRequest("look", "https://provider.example/"), cancellationToken);
                var listed = await catalog.ListAsync(cancellationToken);
                var called = await connections.CallAsync(new ConnectionCall("gateway", "1", new OutgoingFrame(default)), cancellationToken);
                return ToolResult.Text($"{sent.Error!.Code} {listed.Error!.Code} {called.Error!.Code}");
            }
        }
        """;

    [Fact]
    public async Task What_is_not_served_yet_is_named_in_the_status_and_answers_so()
    {
        await using var test = await RealHouse.OpenAsync();
        test.Drop("early", Experimental);
        await test.House.StartAsync(CancellationToken.None);

        await test.UntilAsync("early", static plugin => plugin is { State: PluginState.Running } && plugin.Offers.Any(static offer => offer.Contains("asked again", StringComparison.Ordinal)));
        Assert.Equal(["exporter scroll (not available)", "connection gateway (not connected: the plugin did not say where to; it is asked again)"], test.Status("early")?.Offers);
        Assert.Equal(["Its exporter 'scroll' is not available in this version of PluginHost."], test.Status("early")?.Warnings);
        Assert.Equal("not-available not-available not-connected", Assert.IsType<TextContent>((await test.CallAsync("probe")).Content[0]).Text);
    }

    [Theory]
    [InlineData("""{ "plugin": {}, "plugins": { "goood": { "enabled": true } } }""", "plugins.json: The field 'plugin' is not known; did you mean 'plugins'?|plugins.json configures 'goood', which is not there; did you mean 'good'?")]
    [InlineData("{\n broken", "plugins.json is not valid JSON, at line 2. Mend plugins.json and reload the plugins.")]
    [InlineData("""{ "plugins": { "good": { "enabled": true } } }""", "")]
    public async Task What_is_wrong_with_the_file_of_plugins_is_told_and_logged(string file, string expected)
    {
        using var log = new KeptLog();
        await using var test = await RealHouse.OpenAsync(loggers: log);
        await File.WriteAllTextAsync(test.PluginsFile, file);
        test.Drop("good", Sources.Quiet);
        await test.House.StartAsync(CancellationToken.None);
        Assert.Equal(expected.Split('|', StringSplitOptions.RemoveEmptyEntries), test.House.Warnings);
        Assert.All(test.House.Warnings, warning => Assert.Contains(warning, log.Lines));
    }

    [Fact]
    public async Task Who_sees_the_new_version_also_sees_what_became_of_the_old()
    {
        await using var test = await RealHouse.OpenAsync();
        await test.House.StartAsync(CancellationToken.None);
        test.Drop("visitor", Sources.Remembering);
        await test.BecomesAsync("visitor", PluginState.Running);

        var seen = new ConcurrentQueue<PluginStatus?>();
        test.House.Changed += () => seen.Enqueue(test.Status("visitor"));
        test.Drop("visitor", Sources.Remembering, static manifest => manifest["version"] = "2.0.0");
        await test.UntilAsync("visitor", static visitor => visitor is { Version: "2.0.0" });
        Assert.All(seen.Where(static visitor => visitor is { Version: "2.0.0" }), static visitor => Assert.StartsWith("unloaded in", visitor!.LastUnload, StringComparison.Ordinal));
        Assert.StartsWith("unloaded in", test.Status("visitor")?.LastUnload, StringComparison.Ordinal);
        await test.RemembersAsync("visitor", await test.AppendAsync());
    }

    [Theory]
    [InlineData("public Hook() => throw new NotSupportedException();", "")]
    [InlineData("", "[Export(typeof(IStartupHook))] public sealed class Start : IStartupHook { public Task<Readiness> StartAsync(Startup startup, CancellationToken token) => throw new NotSupportedException(); }")]
    public async Task A_plugin_that_is_refused_leaves_neither_a_copy_nor_anything_in_memory(string members, string more)
    {
        await using var test = await RealHouse.OpenAsync();
        test.Drop("refused", Sources.Hook("return Reaction.None;", members) + more);
        await test.House.StartAsync(CancellationToken.None);
        Assert.Equal(PluginState.Failed, test.Status("refused")?.State);
        Assert.Empty(test.Copies());
        await Eventually.HoldsAsync(
            static () =>
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                return LoaderTest.Contexts("refused") == 0;
            },
            static () => "it is still in memory");
    }

    [Fact]
    public async Task A_version_that_stays_in_memory_is_a_warning_that_names_what_holds_it()
    {
        using var log = new KeptLog();
        await using var test = await RealHouse.OpenAsync(loggers: log);
        test.Drop("leaking", Sources.Hook("return Reaction.None;", "static readonly Timer Clock = new(static _ => { }, null, 3600000, 3600000); public Hook() => GC.KeepAlive(Clock);"));
        await test.House.StartAsync(CancellationToken.None);
        test.Drop("leaking", Sources.Remembering, static manifest => manifest["version"] = "2.0.0");
        await test.UntilAsync("leaking", static plugin => plugin is { State: PluginState.Running, Version: "2.0.0" });

        const string Leak = "Version 1.0.0 is still in memory: held by a timer that still runs. Its memory is freed when the host restarts; tell its author.";
        Assert.Equal([Leak], test.Status("leaking")?.Warnings);
        Assert.Contains("leaking: " + Leak, log.Lines);
        await test.RemembersAsync("leaking", await test.AppendAsync());
    }

    [Fact]
    public async Task A_version_that_cannot_start_is_named_while_the_one_before_it_goes_on()
    {
        using var log = new KeptLog();
        await using var test = await RealHouse.OpenAsync(loggers: log);
        test.Drop("visitor", Sources.Remembering);
        await test.House.StartAsync(CancellationToken.None);
        test.Drop("visitor", Sources.Hook("return Reaction.None;", "public Hook() => throw new InvalidOperationException(\"no moon\");"), static manifest => manifest["version"] = "2.0.0");
        await test.UntilAsync("visitor", static visitor => visitor?.Warnings.Count > 0);

        Assert.Equal((PluginState.Running, "1.0.0"), (test.Status("visitor")!.State, test.Status("visitor")!.Version));
        Assert.StartsWith("The changed folder was not taken, and the version before it goes on: A constructor failed: no moon.", test.Status("visitor")!.Warnings[0], StringComparison.Ordinal);
        Assert.Contains(log.Lines, static line => line.StartsWith("visitor: The changed folder was not taken", StringComparison.Ordinal));
        await test.RemembersAsync("visitor", await test.AppendAsync());
    }
}
