using System.Text.Json;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Tests;

public sealed class DemoTests : TableSuite
{
    private string _demo = "";

    public override async Task InitializeAsync()
    {
        await OpenAsync();
        await Store.Journal.CommitAsync(new Commit { Step = new Step("host", Gm, [new NewEvent("host/started", JsonElement.Parse("{}"), Audience.GameMaster)]) }, CancellationToken.None);
        _demo = await MakeAsync();
    }

    [Fact]
    public async Task Every_page_has_something_to_show()
    {
        foreach (var audience in new[] { Audience.Everyone, Audience.Table, Gm.Audience })
        {
            var parts = await PartsAsync(audience);
            Assert.Equal("The Salt Lantern", parts["campaign"].GetProperty("name").GetString());
            Assert.Equal("The light that moved", parts["campaign"].GetProperty("session").GetProperty("name").GetString());
            Assert.Equal(3, parts["party"].GetArrayLength());
            var initiative = parts["initiative"];
            Assert.Equal((1, 0), (initiative.GetProperty("round").GetInt32(), initiative.GetProperty("currentTurn").GetInt32()));
            Assert.Equal("Tessaly Quick", initiative.GetProperty("order")[0].GetProperty("name").GetString());
            Assert.Contains(initiative.GetProperty("order").EnumerateArray(), static one => one.GetProperty("state").GetString() == "bloodied");
            Assert.All(parts["rolls"].EnumerateArray(), static roll => Assert.Contains(" = ", roll.GetProperty("breakdown").GetString(), StringComparison.Ordinal));
        }

        Assert.Contains(await EventsAsync(Audience.Table), static happened => happened.Event.Kind == CampaignKinds.NoteAdded);
    }

    [Fact]
    public async Task Nobody_but_the_game_master_sees_what_the_demo_hides()
    {
        var exact = await PartsAsync(Gm.Audience);
        Assert.Contains("Cellar Lurker", exact["initiative"].GetRawText(), StringComparison.Ordinal);
        Assert.Equal(3, exact["rolls"].GetArrayLength());
        foreach (var audience in new[] { Audience.Everyone, Audience.Table })
        {
            var parts = await PartsAsync(audience);
            var all = string.Concat(parts.Values.Select(static part => part.GetRawText())) + string.Concat((await EventsAsync(audience)).Select(static happened => happened.Event.Data.GetRawText()));
            Assert.DoesNotContain("Lurker", all, StringComparison.Ordinal);
            Assert.DoesNotContain("Horror", all, StringComparison.Ordinal);
            Assert.Contains("Unknown creature 1", parts["initiative"].GetRawText(), StringComparison.Ordinal);
            Assert.DoesNotContain("\"hp\"", parts["initiative"].GetRawText(), StringComparison.Ordinal);
            Assert.Equal(2, parts["rolls"].GetArrayLength());
        }
    }

    [Fact]
    public async Task The_demo_is_made_once_and_not_again_after_a_restart()
    {
        Assert.Equal(Demo.Whole, Store.Journal.Head(_demo));
        Assert.Equal("", await MakeAsync());
        await ReopenAsync();
        Assert.Equal("", await MakeAsync());
        Assert.Equal(["host", _demo], Store.Journal.Journals);
        Assert.Equal(Demo.Whole, Store.Journal.Head(_demo));
    }

    [Fact]
    public async Task Someone_who_has_a_campaign_gets_no_demo()
    {
        await using var table = new Other();
        await table.InitializeAsync();
        Assert.Equal("", await Demo.EnsureAsync(table.Store, table.Tools, Gm, CancellationToken.None));
        Assert.Equal([table.Campaign], table.Store.Journal.Journals);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(9)]
    public async Task A_demo_that_was_broken_off_is_made_to_its_end(int calls)
    {
        await using var table = new Other { Empty = true };
        await table.InitializeAsync();
        var left = calls;
        var failing = table.Tools.Select(tool => (ITool)new Breaking(tool, () => left-- > 0)).ToList();
        await Assert.ThrowsAsync<InvalidOperationException>(() => Demo.EnsureAsync(table.Store, failing, Gm, CancellationToken.None));
        var campaign = Assert.Single(table.Store.Journal.Journals);
        await table.ReopenAsync();
        Assert.Equal(campaign, await Demo.EnsureAsync(table.Store, table.Tools, Gm, CancellationToken.None));
        Assert.Equal(Demo.Whole, table.Store.Journal.Head(campaign));
        var state = (await table.Views.StateAsync(campaign, null, CancellationToken.None)).State.Its;
        Assert.Equal((3, 3, 6, 1), (state.Party.Length, state.Rolls.Length, state.Fight!.Fighters.Length, state.Fight.Round));
    }

    private async Task<string> MakeAsync()
    {
        var made = await Demo.EnsureAsync(Store, Tools, Gm, CancellationToken.None);
        Campaign = made.Length == 0 ? Campaign : made;
        return made;
    }

    /// <summary>A host of its own beside the demo's.</summary>
    private sealed class Other : TableSuite, IAsyncDisposable
    {
        public bool Empty { get; init; }

        public override Task InitializeAsync() => Empty ? OpenAsync() : base.InitializeAsync();

        async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();
    }

    /// <summary>A tool of a host that stops in the middle.</summary>
    private sealed class Breaking(ITool tool, Func<bool> goesOn) : ITool
    {
        public ToolDescription Description => tool.Description;

        public Task<ToolResult> CallAsync(ToolCall call, IProgress<ToolProgress> progress, CancellationToken cancellationToken) =>
            call.DryRun || goesOn() ? tool.CallAsync(call, progress, cancellationToken) : throw new InvalidOperationException("The host stopped.");
    }
}
