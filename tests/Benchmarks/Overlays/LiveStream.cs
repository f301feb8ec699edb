using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using PluginHost.Harness;

namespace PluginHost.Benchmarks;

/// <summary>A campaign that is streamed: the commands of an evening, and the very bytes that viewers are sent for each.</summary>
internal sealed class LiveStream : IAsyncDisposable
{
    private readonly HostProcess _host;
    private readonly OverlaySocket _viewer;

    private LiveStream(HostProcess host, string campaign, OverlaySocket viewer) => (_host, Campaign, _viewer) = (host, campaign, viewer);

    public string Campaign { get; }

    public string Overlay => $"http://127.0.0.1:{_host.Port}/plugins/obs/overlay.html#key={_host.OverlayKey(Campaign)}&campaign={Campaign}";

    public static async Task<LiveStream> BeginAsync(HostProcess host)
    {
        var campaign = (await host.CallAsync("create_campaign", new JsonObject { ["name"] = "Stream", ["system"] = "generic" }))["data"]!["id"]!.GetValue<string>();
        await host.CallAsync("add_character", new JsonObject { ["name"] = "Ilvane", ["max_hp"] = 999 }, campaign);
        await host.CallAsync("add_combatant", new JsonObject { ["name"] = "Husk", ["count"] = 5, ["hp"] = 20 }, campaign);
        await host.CallAsync("roll_initiative", [], campaign);
        await host.CallAsync("next_turn", [], campaign);
        var viewer = await OverlaySocket.ConnectAsync(host.Port, "/obs", host.OverlayKey(campaign), campaign);
        var stream = new LiveStream(host, campaign, viewer);
        await stream.HearAsync("poll");
        return stream;
    }

    /// <summary>The commands, each with the mark that a page which shows it can be known by.</summary>
    public async Task<Told> RollAsync(int number)
    {
        var who = string.Create(CultureInfo.InvariantCulture, $"roll {number}");
        var asked = Now();
        await _host.CallAsync("roll_dice", new JsonObject { ["expression"] = "1d20+5", ["player"] = who }, Campaign);
        return new Told("roll", $"roll {who}", asked, (await HearAsync("dice_roll")).Bytes);
    }

    public async Task<Told> HurtAsync(int number)
    {
        var asked = Now();
        await _host.CallAsync("set_hp", new JsonObject { ["character_id"] = "Ilvane", ["current"] = number + 1 }, Campaign);
        return new Told("hit points", string.Create(CultureInfo.InvariantCulture, $"points {number + 1}/999"), asked, (await HearAsync("character_status")).Bytes);
    }

    public async Task<Told> TurnAsync()
    {
        var asked = Now();
        await _host.CallAsync("next_turn", [], Campaign);
        var (message, bytes) = await HearAsync("initiative_update");
        return new Told("initiative", $"turn {message["order"]![message["currentTurn"]!.GetValue<int>()]!["name"]}, {message["round"]}", asked, bytes);
    }

    /// <summary>By the clock that the browser has as well.</summary>
    public static double Now() => (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalMilliseconds;

    public ValueTask DisposeAsync() => _viewer.DisposeAsync();

    /// <summary>All messages up to the end of the event that a type of message tells of.</summary>
    private async Task<(JsonNode Message, List<string> Bytes)> HearAsync(string type)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        JsonNode? found = null;
        var heard = new List<string>();
        while (true)
        {
            var text = Encoding.UTF8.GetString((await _viewer.ReceiveAsync(patience.Token)).Span);
            var message = JsonNode.Parse(text)!;
            heard.Add(text);
            found = message["type"]!.GetValue<string>() == type ? message : found;
            if (found is not null && message["position"] is not null)
            {
                return (found, heard);
            }
        }
    }
}

/// <param name="Kind">What changed.</param>
/// <param name="Mark">How a page is known that shows it.</param>
/// <param name="Asked">When the command was sent.</param>
/// <param name="Bytes">What viewers were sent.</param>
internal sealed record Told(string Kind, string Mark, double Asked, IReadOnlyList<string> Bytes);
