namespace PluginHost.Campaigns.Generators.Coc7e;

/// <summary>Rolled as the seventh edition does, and changed by age.</summary>
internal static class Characteristics
{
    private const int Least = 15;
    private static readonly string[] _body = ["str", "con", "dex"];
    private static readonly (string Name, string Dice)[] _dice =
        [("str", "3d6"), ("con", "3d6"), ("siz", "2d6+6"), ("dex", "3d6"), ("app", "3d6"), ("int", "2d6+6"), ("pow", "3d6"), ("edu", "2d6+6"), ("luck", "3d6")];

    public static (Dictionary<string, int> Values, int Age) Roll(Chance chance)
    {
        var values = _dice.ToDictionary(static one => one.Name, one => 5 * (int)ChanceDice.Roll(one.Dice, chance)!.Value, StringComparer.Ordinal);
        var age = chance.Between(20, 65);
        var decades = age < 40 ? 0 : (age / 10) - 3;
        for (var tries = 0; tries <= decades; tries++)
        {
            if (chance.Between(1, 100) > values["edu"])
            {
                values["edu"] = Math.Min(99, values["edu"] + chance.Between(1, 10));
            }
        }

        values["app"] = Math.Max(Least, values["app"] - (5 * decades));

        // 5, 10 and 20 are spread over three, the strongest first.
        for (var left = decades == 0 ? 0 : 1 << (decades - 1); left > 0; left--)
        {
            var most = _body.MaxBy(name => values[name])!;
            values[most] = Math.Max(Least, values[most] - 5);
        }

        return (values, age);
    }

    public static int Move(IReadOnlyDictionary<string, int> values, int age)
    {
        var (strength, dexterity, size) = (values["str"], values["dex"], values["siz"]);
        var move = strength < size && dexterity < size ? 7 : strength > size && dexterity > size ? 9 : 8;
        return move - Math.Max(0, (age / 10) - 3);
    }

    /// <summary>The damage bonus and the build of strength and size together.</summary>
    public static (string Bonus, int Build) Bulk(int both) => both switch
    {
        <= 64 => ("-2", -2),
        <= 84 => ("-1", -1),
        <= 124 => ("0", 0),
        <= 164 => ("1d4", 1),
        _ => ("1d6", 2),
    };
}
