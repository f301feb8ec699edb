using System.Collections.Immutable;
using System.Text.Json;

namespace PluginHost.Campaigns;

internal sealed record Month(string Name, int Days);

/// <summary>Every so many years a month is longer, except in some, unless in others.</summary>
internal sealed record LeapRule(int Every, int? Except, int? Unless, int Month, int Days)
{
    public bool Holds(long year) => year % Every == 0 && (Except is not { } except || year % except != 0 || (Unless is { } unless && year % unless == 0));

    /// <summary>How many such years there are before a year, counted from year 0.</summary>
    public long Before(long year) => Count(year, Every) - (Except is { } except ? Count(year, except) - (Unless is { } unless ? Count(year, unless) : 0) : 0);

    private static long Count(long year, int every) => (long)Math.Floor((year - 1) / (double)every) + 1;
}

/// <summary>How a world counts its days, by data: months, weekdays and a leap rule.</summary>
internal sealed record Calendar(ImmutableArray<Month> Months, ImmutableArray<string> Weekdays, LeapRule? Leap, int FirstWeekday)
{
    private const int Most = 60;
    private const int MostDays = 1_000;

    /// <summary>The one on the wall, for a campaign that names none.</summary>
    public static readonly Calendar Usual = new(
        [new("January", 31), new("February", 28), new("March", 31), new("April", 30), new("May", 31), new("June", 30), new("July", 31), new("August", 31), new("September", 30), new("October", 31), new("November", 30), new("December", 31)],
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
        new LeapRule(4, 100, 400, 2, 1),
        5);

    private int Usually => Months.Sum(static month => month.Days);

    /// <returns>Nothing when this is no calendar.</returns>
    public static Calendar? Of(JsonElement data)
    {
        if (data.ValueKind != JsonValueKind.Object || !data.TryGetProperty("months", out var months) || !IsList(months))
        {
            return null;
        }

        var named = months.EnumerateArray().Select(MonthOf).ToList();
        var weekdays = data.TryGetProperty("weekdays", out var days) ? days : default;
        var isWeek = weekdays.ValueKind == JsonValueKind.Undefined || (IsList(weekdays) && weekdays.EnumerateArray().All(PropertyRule.Name.Holds));
        var leap = data.TryGetProperty("leap", out var rule) ? LeapOf(rule, named.Count) : null;
        return named.Contains(null) || !isWeek || (leap is null && rule.ValueKind != JsonValueKind.Undefined) ? null
            : new Calendar([.. named.OfType<Month>()], weekdays.ValueKind == JsonValueKind.Undefined ? [] : [.. weekdays.EnumerateArray().Select(static day => day.GetString()!)], leap, Number(data, "first_weekday") ?? 0);
    }

    /// <summary>How many days a month of a year has; 0 when there is no such month.</summary>
    public int DaysOf(long year, int month) => month < 1 || month > Months.Length ? 0 : Months[month - 1].Days + (Leap is { } leap && leap.Month == month && leap.Holds(year) ? leap.Days : 0);

    /// <summary>The days before the first of a year, counted from the first of year 0.</summary>
    public long Before(long year) => (year * Usually) + ((Leap?.Before(year) ?? 0) * (Leap?.Days ?? 0));

    public long NumberOf(long year, int month, int day) => Before(year) + Enumerable.Range(1, month - 1).Sum(one => (long)DaysOf(year, one)) + day - 1;

    public (long Year, int Month, int Day) DateOf(long number)
    {
        var year = (long)Math.Floor(number / (double)Usually);
        while (Before(year) > number)
        {
            // Leap days make years longer, so that the first guess lies too late by as many years as they make up.
            year -= Math.Max(1, (Before(year) - number) / (Usually + Math.Abs(Leap?.Days ?? 0) + 1));
        }

        while (Before(year + 1) <= number)
        {
            year++;
        }

        var rest = number - Before(year);
        var month = 1;
        for (; rest >= DaysOf(year, month); month++)
        {
            rest -= DaysOf(year, month);
        }

        return (year, month, (int)rest + 1);
    }

    /// <summary>Nothing when its weeks have no named days.</summary>
    public string? WeekdayOf(long number) => Weekdays.IsEmpty ? null : Weekdays[(int)((((number + FirstWeekday) % Weekdays.Length) + Weekdays.Length) % Weekdays.Length)];

    private static bool IsList(JsonElement value) => value.ValueKind == JsonValueKind.Array && value.GetArrayLength() is > 0 and <= Most;

    private static Month? MonthOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty("name", out var name) && PropertyRule.Name.Holds(name) && Number(value, "days") is > 0 and <= MostDays and { } days
            ? new Month(name.GetString()!, days) : null;

    private static LeapRule? LeapOf(JsonElement value, int months) =>
        value.ValueKind == JsonValueKind.Object && Number(value, "every") is > 0 and { } every && Number(value, "month") is { } month && month > 0 && month <= months
        && Number(value, "except") is null or > 0 && Number(value, "unless") is null or > 0 && (Number(value, "days") ?? 1) is > 0 and <= MostDays and { } days
            ? new LeapRule(every, Number(value, "except"), Number(value, "unless"), month, days) : null;

    private static int? Number(JsonElement value, string name) => value.TryGetProperty(name, out var its) && its.ValueKind == JsonValueKind.Number && its.TryGetInt32(out var number) && number <= 1_000_000 ? number : null;
}
