using System.Text.Json;

namespace PluginHost.Campaigns.Tests;

public sealed class CalendarTests : TableSuite
{
    [Theory]
    [InlineData(2026, 11, 21, "Saturday")]
    [InlineData(2000, 2, 29, "Tuesday")]
    [InlineData(1900, 3, 1, "Thursday")]
    [InlineData(1, 1, 1, "Monday")]
    public void The_usual_calendar_has_the_weekdays_of_the_one_on_the_wall(int year, int month, int day, string weekday) =>
        Assert.Equal(weekday, Calendar.Usual.WeekdayOf(Calendar.Usual.NumberOf(year, month, day)));

    [Fact]
    public void The_usual_calendar_counts_days_as_the_one_on_the_wall_does()
    {
        var first = new DateOnly(1, 1, 1);
        var start = Calendar.Usual.NumberOf(1, 1, 1);
        for (var number = 0; number < 3_600_000; number += 97)
        {
            var date = first.AddDays(number);
            Assert.Equal(start + number, Calendar.Usual.NumberOf(date.Year, date.Month, date.Day));
            Assert.Equal((date.Year, date.Month, date.Day), Calendar.Usual.DateOf(start + number));
        }
    }

    [Theory]
    [InlineData("""{"months":[{"name":"Frost","days":10},{"name":"Thaw","days":7}],"weekdays":["One","Two","Three"],"leap":{"every":3,"month":2}}""")]
    [InlineData("""{"months":[{"name":"Only","days":1}]}""")]
    [InlineData("""{"months":[{"name":"Long","days":400},{"name":"Gap","days":1}],"leap":{"every":4,"except":100,"unless":400,"month":2,"days":5}}""")]
    public void Any_calendar_comes_back_to_the_day_it_counted(string json)
    {
        var calendar = Calendar.Of(JsonElement.Parse(json))!;
        for (var number = -3_000L; number < 3_000; number++)
        {
            var (year, month, day) = calendar.DateOf(number);
            Assert.Equal(number, calendar.NumberOf(year, month, day));
            Assert.InRange(day, 1, calendar.DaysOf(year, month));
        }
    }

    [Theory]
    [InlineData("""{"months":[]}""")]
    [InlineData("""{"months":[{"name":"A","days":0}]}""")]
    [InlineData("""{"months":[{"name":"A","days":1e9}]}""")]
    [InlineData("""{"months":[{"name":"A","days":5}],"weekdays":[7]}""")]
    [InlineData("""{"months":[{"name":"A","days":5}],"leap":{"every":0,"month":1}}""")]
    [InlineData("""{"months":[{"name":"A","days":5}],"leap":{"every":4,"month":2}}""")]
    [InlineData("""[]""")]
    public void What_is_no_calendar_is_none(string json) => Assert.Null(Calendar.Of(JsonElement.Parse(json)));

    [Fact]
    public async Task Time_passes_by_the_campaigns_own_calendar_and_is_kept_in_its_timeline()
    {
        Assert.Equal("no-date", (await RefusedAsync(Gm, "advance_time", """{"days":1}""")).Code);
        await DoneAsync(Gm, "update_campaign_data", """{"data_type":"campaign","data":{"date":{"year":9,"month":2,"day":7,"hour":23},"calendar":{"months":[{"name":"Frost","days":10},{"name":"Thaw","days":7}],"weekdays":["One","Two","Three"],"leap":{"every":3,"month":2}}}}""");
        Assert.EndsWith("8 Thaw 9, 01:30.", Said(await DoneAsync(Gm, "advance_time", """{"hours":2,"minutes":30,"text":"The ice broke."}""")), StringComparison.Ordinal);
        Assert.EndsWith("1 Frost 10, 01:30.", Said(await DoneAsync(Gm, "advance_time", """{"days":1}""")), StringComparison.Ordinal);
        var entry = (await DoneAsync(Kim, "get_campaign_data", """{"data_type":"timeline"}""")).Data!.Value.GetProperty("items")[0];
        Assert.Equal(("The ice broke.", 8), (entry.GetProperty("text").GetString(), entry.GetProperty("date").GetProperty("day").GetInt32()));
        Assert.Equal("days", (await RefusedAsync(Gm, "advance_time", """{"days":-1}""")).Field);
        Assert.Equal("date", (await RefusedAsync(Gm, "update_campaign_data", """{"data_type":"timeline","data":{"text":"x","date":"9-3-1"}}""")).Field);
    }

    [Fact]
    public async Task The_timeline_is_in_the_order_of_the_world()
    {
        await DoneAsync(Gm, "update_campaign_data", """{"data_type":"timeline","data":[{"text":"late","date":"1492-03-05"},{"text":"early","date":"-12-01-01"},{"text":"between","date":"1492-03-04 23:59"}]}""");
        var items = (await DoneAsync(Gm, "get_campaign_data", """{"data_type":"timeline"}""")).Data!.Value.GetProperty("items");
        Assert.Equal(["early", "between", "late"], items.EnumerateArray().Select(static one => one.GetProperty("text").GetString()));
    }
}
