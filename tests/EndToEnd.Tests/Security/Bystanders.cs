using System.Text.Json.Nodes;

namespace PluginHost.EndToEnd.Tests.Security;

/// <summary>
/// A game master at a socket and an overlay, to whom an attack is none of their business: the game goes on all the while, and at the end both were told
/// every roll, once and in order.
/// </summary>
internal sealed class Bystanders : IAsyncDisposable
{
    private const string Roller = "Bystander";

    private readonly GuardedTable _table;
    private readonly CancellationTokenSource _enough = new();
    private readonly Ear _master;
    private readonly Ear _overlay;
    private readonly Task<int> _playing;

    private Bystanders(GuardedTable table, Ear master, Ear overlay)
    {
        (_table, _master, _overlay) = (table, master, overlay);
        _playing = PlayAsync();
    }

    public static async Task<Bystanders> GatherAsync(GuardedTable table)
    {
        var master = await Outlooks.SocketAsync(new Visit(table.Host, table.Host.Key, table.Campaign), "/events");
        Assert.NotNull(await master.UntilAsync(static told => told.Contains("\"type\":\"snapshot\"", StringComparison.Ordinal)));
        var overlay = await Outlooks.SocketAsync(new Visit(table.Host, table.Host.OverlayKey(table.Campaign), table.Campaign), "/obs");
        Assert.NotNull(await overlay.NextAsync());
        return new Bystanders(table, master, overlay);
    }

    /// <summary>Rolls a last time and looks at what both were told.</summary>
    public async Task LookBackAsync()
    {
        await _enough.CancelAsync();
        var rolls = await _playing;
        foreach (var ear in (Ear[])[_master, _overlay])
        {
            Assert.NotNull(await ear.UntilAsync(told => TotalOf(told) == rolls));
            var told = ear.Heard.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(TotalOf).OfType<int>();
            Assert.Equal(Enumerable.Range(2, rolls - 1), told);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _enough.CancelAsync();
        await Task.WhenAny(_playing);
        await _master.DisposeAsync();
        await _overlay.DisposeAsync();
        _enough.Dispose();
    }

    /// <returns>The total of the last roll: they are 2, 3, 4 and so on.</returns>
    private async Task<int> PlayAsync()
    {
        for (var bonus = 1; ; bonus++)
        {
            var last = _enough.IsCancellationRequested;
            await _table.Host.CallAsync("roll_dice", new JsonObject { ["expression"] = $"1d1+{bonus}", ["player"] = Roller }, _table.Campaign);
            if (last)
            {
                return bonus + 1;
            }
        }
    }

    private static int? TotalOf(string message)
    {
        if (!message.Contains(Roller, StringComparison.Ordinal) || JsonNode.Parse(message) is not { } told || (string?)told["type"] is not ("event" or "dice_roll"))
        {
            return null;
        }

        return (int?)(told["data"] ?? told)["total"];
    }
}
