using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using PluginHost.Dice;
using PluginHost.Journal;
using PluginHost.Rules;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Tests;

/// <summary>A table with a journal of its own on disk, one campaign, a clock that stands and dice that follow a seed.</summary>
public abstract class TableSuite : IAsyncLifetime
{
    internal static readonly Principal Gm = new("mira", Role.GameMaster, "test");
    internal static readonly Principal Kim = new("kim", Role.Player, "test");
    internal static readonly Principal Sam = new("sam", Role.Player, "test");
    internal static readonly Principal Screen = new("screen", Role.Overlay, "test");
    internal static readonly Principal Viewer = new("viewer", Role.Spectator, "test");

    private readonly string _folder = Directory.CreateTempSubdirectory("campaigns-").FullName;
    private int _calls;

    internal string Folder => _folder;

    internal IJournalStore Store { get; private set; } = null!;

    internal Views<CampaignState> Views { get; private set; } = null!;

    internal IReadOnlyList<ITool> Tools { get; set; } = null!;

    internal ManualTime Time { get; } = new();

    internal DiceSource Dice { get; set; } = new TestDice(1);

    internal string Campaign { get; set; } = "";

    internal string Imports => Directory.CreateDirectory(Path.Combine(_folder, "imports")).FullName;

    public virtual async Task InitializeAsync()
    {
        await OpenAsync();
        Campaign = Text(await CallAsync(Gm, "create_campaign", """{"name":"The Salt Road","system":"generic"}"""), "id");
    }

    public async Task DisposeAsync()
    {
        await Store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    internal async Task ReopenAsync()
    {
        await Store.DisposeAsync();
        await OpenAsync();
    }

    /// <summary>Calls a tool with an id of its own, unless one is given.</summary>
    internal Task<ToolResult> CallAsync(Principal who, string tool, string arguments = "{}", string? id = null, bool dryRun = false)
    {
        var call = new ToolCall(id ?? $"call-{Interlocked.Increment(ref _calls)}", tool, JsonElement.Parse(arguments), who)
        {
            Campaign = Campaign.Length == 0 ? null : Campaign,
            DryRun = dryRun,
        };
        return CallAsync(call);
    }

    internal Task<ToolResult> CallAsync(ToolCall call) =>
        Tools.Single(tool => tool.Description.Name == call.Tool).CallAsync(call, new Progress<ToolProgress>(), CancellationToken.None);

    /// <summary>Calls a tool that must not refuse.</summary>
    internal async Task<ToolResult> DoneAsync(Principal who, string tool, string arguments = "{}", string? id = null)
    {
        var result = await CallAsync(who, tool, arguments, id);
        Assert.Null(result.Error);
        return result;
    }

    /// <summary>Calls a tool that must refuse without appending anything.</summary>
    internal async Task<Error> RefusedAsync(Principal who, string tool, string arguments = "{}")
    {
        var head = Store.Journal.Head(Campaign);
        var result = await CallAsync(who, tool, arguments);
        Assert.True(result.Error is not null, $"{tool} {arguments} was not refused: {Said(result)}");
        Assert.Equal(head, Store.Journal.Head(Campaign));
        AssertSentence(result.Error);
        return result.Error;
    }

    internal async Task<IReadOnlyList<StoredEvent>> EventsAsync(Audience? audience = null, long after = 0) =>
        await Store.Journal.ReadAsync(new EventQuery(Campaign, audience) { From = after, Limit = int.MaxValue }, CancellationToken.None);

    internal async Task<IReadOnlyDictionary<string, JsonElement>> PartsAsync(Audience audience) =>
        (await Views.CurrentAsync(Campaign, audience, CancellationToken.None)).View.Parts;

    internal async Task<KnownState> StateAsync(Audience? audience = null) => (await Views.StateAsync(Campaign, audience, CancellationToken.None)).State.Its;

    internal async Task<string> CombatantAsync(string name) => (await StateAsync()).Fight!.Fighters.Single(one => one.Name == name).Id;

    internal static string Said(ToolResult result) => string.Concat(result.Content.OfType<TextContent>().Select(static content => content.Text));

    internal static string Text(ToolResult result, string field) => result.Data!.Value.GetProperty(field).GetString()!;

    internal static void AssertSentence(Error error)
    {
        Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
        Assert.InRange(error.Message.Length, 5, 400);
        foreach (var never in new[] { "Exception", "System.", "PluginHost.", " at /", "JsonElement" })
        {
            Assert.DoesNotContain(never, error.ToString(), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(error.ToString(), char.IsControl);
    }

    internal async Task OpenAsync()
    {
        var opened = await JournalStores.OpenAsync(new StoreOptions(_folder, Time, NullLogger.Instance), CancellationToken.None);
        Store = opened.Value!;
        Views = new Views<CampaignState>(Store, new CampaignFold());
        UseRules(null);
    }

    internal void UseRules(RulesDesk? rules) =>
        Tools = CampaignTools.All(Store, Views, Time, static purpose => System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(purpose)), _folder, rules, () => Dice);
}
