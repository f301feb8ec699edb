using PluginHost.Sdk;

namespace PluginHost.Host.Tests;

public sealed class ToolLimitsTests
{
    private static readonly Principal Mira = new("mira", Role.Player, "mcp");
    private static readonly Principal Gm = new("gm", Role.GameMaster, "mcp");

    private readonly Clock _clock = new();

    [Fact]
    public void A_player_uses_one_tool_so_often_a_minute_and_others_meanwhile()
    {
        var limits = new ToolLimits(_clock);
        for (var call = 0; call < 60; call++)
        {
            Enter(limits, Mira, "roll_dice").Value!.Dispose();
        }

        Assert.Equal("too-many", Enter(limits, Mira, "roll_dice").Error!.Code);
        Assert.True(Enter(limits, Mira, "search").Succeeded);
        Assert.True(Enter(limits, Mira with { Person = "joan" }, "roll_dice").Succeeded);
        _clock.Now += TimeSpan.FromSeconds(61);
        Assert.True(Enter(limits, Mira, "roll_dice").Succeeded);
    }

    [Fact]
    public void The_game_masters_assistants_are_bound_by_what_they_do_at_once()
    {
        var limits = new ToolLimits(_clock);
        var open = Enumerable.Range(0, 256).Select(_ => Enter(limits, Gm, "roll_dice").Value!).ToList();
        Assert.Equal("busy", Enter(limits, Gm, "search").Error!.Code);
        open[0].Dispose();
        open[0].Dispose();
        Assert.True(Enter(limits, Gm, "search").Succeeded);
        Assert.Equal("busy", Enter(limits, Gm, "search").Error!.Code);
    }

    [Fact]
    public void A_player_has_few_calls_under_way_at_once()
    {
        var limits = new ToolLimits(_clock);
        for (var call = 0; call < 32; call++)
        {
            Assert.True(Enter(limits, Mira, "search").Succeeded);
        }

        Assert.Equal("busy", Enter(limits, Mira, "lookup").Error!.Code);
    }

    private static Result<IDisposable> Enter(ToolLimits limits, Principal caller, string tool) => limits.Enter(caller, tool);

    private sealed class Clock : TimeProvider
    {
        public TimeSpan Now { get; set; } = TimeSpan.FromDays(1);

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
