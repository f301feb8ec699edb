using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PluginHost.Campaigns;

/// <summary>A moment in the world of a campaign.</summary>
internal sealed record CampaignDate(int Year, int Month, int Day, int Hour, int Minute)
{
    private const int Furthest = 1_000_000;
    private const int MinutesADay = 24 * 60;

    /// <summary>An object with year, month and day, or a text such as 1492-03-05 14:30.</summary>
    public static CampaignDate? Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => Made(Number(value, "year"), Number(value, "month") ?? 1, Number(value, "day") ?? 1, Number(value, "hour") ?? 0, Number(value, "minute") ?? 0),
        JsonValueKind.String => Read(value.GetString()!),
        _ => null,
    };

    /// <summary>What a campaign's own date is called. It is kept as a text, so that one that was imported in words of its own stays as it is.</summary>
    public const string Property = "currentDate";

    /// <summary>The campaign's own, when it has one that can be reckoned with.</summary>
    public static CampaignDate? Now(World world) => world.Find(EntityTypes.Campaign, EntityTypes.Campaign)?.Its.Text(Property) is { } text ? Read(text) : null;

    public static Calendar CalendarOf(World world) =>
        world.Find(EntityTypes.Campaign, EntityTypes.Campaign) is { } campaign && campaign.Data.TryGetProperty("calendar", out var data) && Calendar.Of(data) is { } calendar ? calendar : Calendar.Usual;

    public bool IsIn(Calendar calendar) => Day <= calendar.DaysOf(Year, Month);

    public CampaignDate? After(Calendar calendar, long minutes)
    {
        var total = (calendar.NumberOf(Year, Month, Day) * MinutesADay) + (Hour * 60) + Minute + minutes;
        var days = (long)Math.Floor(total / (double)MinutesADay);
        var rest = (int)(total - (days * MinutesADay));
        var (year, month, day) = calendar.DateOf(days);
        return Made((int)Math.Clamp(year, -Furthest - 1, Furthest + 1), month, day, rest / 60, rest % 60);
    }

    public JsonElement Data() => Values.Of(new JsonObject { ["year"] = Year, ["month"] = Month, ["day"] = Day, ["hour"] = Hour, ["minute"] = Minute });

    /// <summary>As <see cref="Of"/> reads it again.</summary>
    public string Text() => string.Create(CultureInfo.InvariantCulture, $"{Year}-{Month:00}-{Day:00} {Hour:00}:{Minute:00}");

    /// <summary>Comes before another when it is smaller.</summary>
    public long Order => (((((((long)Year * 100) + Month) * 2_000) + Day) * 24) + Hour) * 60 + Minute;

    public string Words(Calendar calendar)
    {
        var month = Month <= calendar.Months.Length ? calendar.Months[Month - 1].Name : Month.ToString(CultureInfo.InvariantCulture);
        var weekday = IsIn(calendar) && calendar.WeekdayOf(calendar.NumberOf(Year, Month, Day)) is { } its ? its + ", " : "";
        return string.Create(CultureInfo.InvariantCulture, $"{weekday}{Day} {month} {Year}, {Hour:00}:{Minute:00}");
    }

    private static CampaignDate? Made(int? year, int month, int day, int hour, int minute) =>
        year is >= -Furthest and <= Furthest and { } its && month is > 0 and <= 100 && day is > 0 and < 2_000 && hour is >= 0 and < 24 && minute is >= 0 and < 60
            ? new CampaignDate(its, month, day, hour, minute) : null;

    private static CampaignDate? Read(string text)
    {
        if (text.Length > 40 || text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not { Length: 1 or 2 } parts)
        {
            return null;
        }

        var before = parts[0].StartsWith('-');
        var date = parts[0].TrimStart('-').Split('-').Select(Whole).ToList();
        var time = parts.Length == 1 ? [0, 0] : parts[1].Split(':').Select(Whole).ToList();
        return date is [{ } year, { } month, { } day] && time is [{ } hour, { } minute] ? Made(before ? -year : year, month, day, hour, minute) : null;
    }

    private static int? Whole(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int? Number(JsonElement value, string name) =>
        value.TryGetProperty(name, out var its) ? its.ValueKind == JsonValueKind.Number && its.TryGetInt32(out var number) ? number : -1 : null;
}
