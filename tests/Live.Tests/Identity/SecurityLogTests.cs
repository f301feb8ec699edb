namespace PluginHost.Live.Tests;

public sealed class SecurityLogTests
{
    [Fact]
    public async Task A_flood_of_equal_refusals_is_two_records_and_one_of_different_ones_is_bounded()
    {
        var store = new MemoryStore();
        await using var log = new SecurityLog(store, TimeProvider.System);
        for (var at = 0; at < 1000; at++)
        {
            log.Refused(new SecurityRecord("refused-key", "A key.") { From = "192.168.1.7" });
        }

        await log.FlushAsync();
        Assert.Equal(2, store.Host.Count);
        Assert.Equal(999, store.Host[1].Data.GetProperty("again").GetInt32());

        store.Host.Clear();
        for (var at = 0; at < 1000; at++)
        {
            log.Refused(new SecurityRecord("refused-tool", "A tool.") { Target = $"tool_{at}" });
        }

        await log.FlushAsync();
        Assert.Equal(31, store.Host.Count);
        Assert.Equal(970, store.Host[^1].Data.GetProperty("again").GetInt32());
    }

    [Fact]
    public async Task What_others_wrote_is_short_in_a_record_and_only_the_game_master_reads_it()
    {
        var store = new MemoryStore();
        await using var log = new SecurityLog(store, TimeProvider.System);
        log.Refused(new SecurityRecord("refused-campaign", "A campaign.") { Target = new string('x', 5000) + "\u0007" });
        await log.FlushAsync();
        var happened = Assert.Single(store.Host);
        Assert.Equal(64, happened.Data.GetProperty("target").GetString()!.Length);
        Assert.Equal(Sdk.Audience.GameMaster, happened.Audience);
    }
}
