using System.Globalization;

namespace PluginHost.Campaigns;

/// <param name="Path">Where the number that is left stands.</param>
internal sealed record Supply(string Path, string Name, int Current, int Max)
{
    public string Left => Max > 0 ? string.Create(CultureInfo.InvariantCulture, $"{Current}/{Max}") : string.Create(CultureInfo.InvariantCulture, $"{Current}");
}

/// <summary>What a sheet has that is used up.</summary>
internal static class Supplies
{
    private const string HitDicePath = "sheet/combat/hitDice";
    private const string UsualDie = "d8";

    public const string SlotPath = "sheet/spells/slots/";

    public static Supply? Slot(Leaves its, string level) => Slots(its).FirstOrDefault(one => string.Equals(one.Name, level, StringComparison.OrdinalIgnoreCase));

    public static IEnumerable<Supply> Slots(Leaves its) => its.Paths
        .Where(static path => path.StartsWith(SlotPath, StringComparison.Ordinal) && path.EndsWith("/max", StringComparison.Ordinal))
        .Select(path => Of(its, path[..^4], path[SlotPath.Length..^4]));

    public static IEnumerable<Supply> Uses(Leaves its) => its.Paths
        .Where(static path => path.EndsWith("/uses/max", StringComparison.Ordinal))
        .Select(path => Of(its, path[..^4], its.Text(path[..^8] + "name") ?? ""));

    public static IEnumerable<Supply> Items(Leaves its) => its.Paths
        .Where(static path => path.StartsWith("sheet/inventory/#", StringComparison.Ordinal) && path.EndsWith("/name", StringComparison.Ordinal))
        .Select(path => new Supply(path[..^4] + "quantity", its.Text(path) ?? "", its.Number(path[..^4] + "quantity") ?? 1, 0));

    /// <summary>Beyond the published fields, a sheet may say how many hit dice there are, and of which die; else there is one for each level.</summary>
    public static Supply? HitDice(Leaves its)
    {
        if (its.Number(HitDicePath + "/max") is { } max)
        {
            return Of(its, HitDicePath, its.Text(HitDicePath + "/die") ?? UsualDie) with { Max = max };
        }

        var (count, die) = its.Text(HitDicePath)?.Split('d', 2) is [var number, var sides] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var said) && int.TryParse(sides, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? (said, "d" + sides)
            : (its.Number("sheet/character/level") ?? 0, UsualDie);
        return count is > 0 and <= 1_000 ? new Supply(HitDicePath + "Left", die, its.Number(HitDicePath + "Left") ?? count, count) : null;
    }

    private static Supply Of(Leaves its, string path, string name)
    {
        var max = its.Number(path + "/max") ?? 0;
        return new Supply(path + "/current", name, its.Number(path + "/current") ?? max, max);
    }
}
