namespace PluginHost.Campaigns.Formats;

/// <summary>Slots by the level of casting. Alone, a slow caster rounds up; among others it rounds down.</summary>
internal static class SpellSlots
{
    private static readonly string[] _byLevel =
    [
        "2", "3", "42", "43", "432", "433", "4331", "4332", "43331", "43332", "433321", "433321", "4333211", "4333211", "43332111", "43332111", "433321111", "433331111", "433332111", "433332211",
    ];

    /// <summary>How many of the nine levels each.</summary>
    public static IReadOnlyList<int> Of(IReadOnlyList<(int Level, string Progression)> classes)
    {
        var casting = classes.Where(static it => it.Level > 0 && it.Progression is "full" or "half" or "third" or "artificer").ToList();
        var level = casting.Sum(it => Math.Clamp(it.Level, 0, 20) * 1.0 / Divisor(it.Progression) is var share && (casting.Count == 1 || it.Progression == "artificer") ? (int)Math.Ceiling(share) : (int)Math.Floor(share));

        // Alone, half a caster has nothing at first level and a third of one nothing before the third.
        var begins = casting is [{ Progression: "half", Level: < 2 }] or [{ Progression: "third", Level: < 3 }];
        var row = level < 1 || begins ? "" : _byLevel[Math.Min(level, 20) - 1];
        return [.. row.PadRight(9, '0').Select(static digit => digit - '0')];
    }

    public static int Pact(int level) => level switch
    {
        < 1 => 0,
        1 => 1,
        < 11 => 2,
        < 17 => 3,
        _ => 4,
    };

    private static int Divisor(string progression) => progression switch { "full" => 1, "third" => 3, _ => 2 };
}
