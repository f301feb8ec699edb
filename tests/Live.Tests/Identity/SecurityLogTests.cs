using System.Globalization;
using PluginHost.Sdk;

namespace PluginHost.Live.Tests;

public sealed class SecurityLogTests
{
    [Fact]
    public async Task A_flood_of_equal_refusals_is_two_records_and_one_of_different_ones_is_bounded()
    {
        var store = new MemoryStore();
        var time = new Clock();
        await using var log = new SecurityLog(store, time);
        for (var at = 0; at < 1000; at++)
        {
            log.Refused(new SecurityRecord("refused-key", "A key.") { From = "192.168.1.7" });
        }

        await log.FlushAsync();
        Assert.Equal(2, store.Host.Count);
        Assert.Equal(999, store.Host[1].Data.GetProperty("again").GetInt32());
        Assert.InRange(store.Host[1].Data.GetProperty("last").GetDateTimeOffset(), time.GetUtcNow().AddMinutes(-1), time.GetUtcNow());

        store.Host.Clear();
        for (var at = 0; at < 1000; at++)
        {
            log.Refused(new SecurityRecord("refused-tool", "A tool.") { Target = $"tool_{at}", From = "192.168.1.8" });
        }

        await log.FlushAsync();
        Assert.Equal(31, store.Host.Count);
        var more = store.Host[^1].Data;
        Assert.Equal(("refused-tool", 970, "tool_999", "192.168.1.8"), (more.GetProperty("what").GetString(), more.GetProperty("again").GetInt32(), more.GetProperty("target").GetString(), more.GetProperty("from").GetString()));
    }

    [Fact]
    public async Task A_flood_hides_neither_what_others_were_refused_nor_what_else_the_same_one_tried()
    {
        var store = new MemoryStore();
        await using var log = new SecurityLog(store, TimeProvider.System);
        for (var at = 0; at < 10_000; at++)
        {
            // From everywhere, as somebody known and as somebody who is not, with something new each time.
            log.Refused(new SecurityRecord("refused-host", "A host.") { Target = $"host{at}", From = $"10.{at / 250}.{at % 250}.1" });
            log.Refused(new SecurityRecord("refused-page", "A page.") { Target = $"page{at}", From = string.Create(CultureInfo.InvariantCulture, $"2001:db8:1:2::{at:x}") });
            log.Refused(new SecurityRecord("refused-tool", "A tool.") { Target = $"tool{at}", Person = "rowdy" });
            log.Refused(new SecurityRecord("refused-tool", "A tool.") { Target = $"tool{at}", Person = "spectator", Door = "http" });
        }

        log.Refused(new SecurityRecord("refused-campaign", "A campaign.") { Target = "quiet", Person = "mira" });
        log.Refused(new SecurityRecord("refused-control", "The host.") { Person = "rowdy" });
        log.Refused(new SecurityRecord("refused-key", "A key.") { From = "2001:db8:1:2::7" });
        await log.FlushAsync();

        string[] written = [.. store.Host.Select(static one => $"{one.Data.GetProperty("what").GetString()} {(one.Data.TryGetProperty("person", out var person) ? person.GetString() : one.Data.GetProperty("from").GetString())}")];
        Assert.Contains("refused-campaign mira", written);
        Assert.Contains("refused-control rowdy", written);
        Assert.Contains("refused-key 2001:db8:1:2::7", written);
        Assert.Equal(31, written.Count(static one => one == "refused-tool rowdy"));
        Assert.InRange(store.Host.Count, 40, 400);

        // Nothing is lost: whatever was not written was counted.
        Assert.Equal(40_003, store.Host.Sum(static one => one.Data.TryGetProperty("again", out var again) ? again.GetInt32() : 1));
    }

    [Fact]
    public void Whoever_goes_on_for_days_is_summed_up_ever_less_often_and_whoever_stops_begins_anew()
    {
        var refusals = new Refusals();
        var written = 0;
        for (var minute = 0; minute < 24 * 60; minute++)
        {
            for (var at = 0; at < 50; at++)
            {
                written += refusals.Take(Key("10.0.0.1", at), DateTimeOffset.UnixEpoch.AddMinutes(minute)) ? 1 : 0;
            }

            written += refusals.Sum(all: false).Count;
        }

        Assert.InRange(written, 24, 120);
        refusals.Sum(all: true);
        refusals.Sum(all: true);
        Assert.Equal(30, Enumerable.Range(0, 50).Count(at => refusals.Take(Key("10.0.0.1", at), DateTimeOffset.UnixEpoch)));
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
        Assert.Equal(Audience.GameMaster, happened.Audience);
    }

    private static SecurityRecord Key(string from, int at) => new("refused-key", "A key.") { From = from, Target = $"{at}" };
}
