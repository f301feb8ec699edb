namespace PluginHost.Dice.Tests;

/// <summary>Writes expressions of a dialect at random, from a seed: all kinds of parts and modifiers.</summary>
internal sealed class Expressions(int seed, Dialect dialect)
{
    private static readonly Dictionary<Dialect, string[]> Modifiers = new()
    {
        [Dialect.Standard] =
        [
            "kh2", "kl1", "kh", "k>3", "k=6", "k<>2", "dh1", "dl1", "d<=2", "!", "!>4", "!!", "!p", "!!p", "!o", "!!o>3", "rr", "r1", "ro<3", "ra6", "min2", "max5", "mi2", "ma4", ">4", ">=5f<2", "=6",
            "<>3", "ms12", "cs>5", "cf", "crit5", "u", "uo<4", "s", "sd", "sa", "m", "mt", "mt3>2", " adv", " dis", " elven",
        ],
        [Dialect.Roll20] = ["k2", "kh2", "kl1", "d1", "dh1", "!", "!5", "!>4", "!!", "!p", "!p>3", "r", "r1", "r<2", "ro<3", ">4", ">4f1", "=6", "cs>5", "cf1", "s", "sd", "m", "mt", "mt3>2"],
        [Dialect.Foundry] = ["k", "kh2", "kl1", "d1", "dh1", "x", "x5", "x>4", "xo", "xo6", "r", "r1", "r<3", "rr", "rr<3", "min2", "max5", "ms>12", "cs>4", "cs>4df<2", "cs6", "cf<3", "cs>4df", "cs>4sf", "even", "odddf", "df<2", "sf=1", "ms<9", "cs", "x3>4", "x1=6"],
        [Dialect.Avrae] = ["kh2", "kl1", "k6", "k>3", "pl1", "p<2", "rr1", "rr<3", "ro<3", "rol2", "ra6", "e6", "e>4", "eh1", "mi2", "ma5"],
        [Dialect.RpgDiceRoller] = ["k2", "kh2", "kl1", "d1", "dh1", "!", "!>4", "!!", "!p", "!!p", "r", "r=1", "ro<3", "min2", "max5", ">4", ">=4f<2", "=6", "cs>5", "cf=1", "u", "uo", "s", "sa", "sd"],
    };

    private static readonly Dictionary<Dialect, string[]> Grouped = new()
    {
        [Dialect.Standard] = ["kh1", "kl1", "dl1", ">5", ">4f<2", "sd", "ms5", "k>4"],
        [Dialect.Roll20] = ["kh1", "kl1", "d1", ">5", "sd"],
        [Dialect.Foundry] = ["kh1", "kl", "dl1", "cs>5"],
        [Dialect.Avrae] = ["kh1", "kl1", "p2", "k>4"],
        [Dialect.RpgDiceRoller] = ["kh1", "kl1", "dl1", ">5", "sd"],
    };

    private readonly Random _random = new(seed);

    public string Next(int depth = 3)
    {
        var text = Sum(depth);
        return dialect switch
        {
            Dialect.Standard => OneIn(6) ? $"{text} {Any("<", ">=", "!=", "==")} {Any("(5)", "5", Sum(1))}" : OneIn(6) ? $"{text} vs {Any("15", "1d6+10")}" : text,
            Dialect.Avrae => OneIn(6) ? $"{text} {Any(">", "<=", "!=")} {Sum(1)}" : text,
            _ => text,
        };
    }

    private string Sum(int depth)
    {
        var text = Product(depth);
        for (var more = _random.Next(3); more > 0; more--)
        {
            text += Any("+", "-", " + ", " - ") + Product(depth - 1);
        }

        return text;
    }

    private string Product(int depth)
    {
        var text = Atom(depth);
        if (OneIn(5))
        {
            text += Any("*", "/", "%", dialect is Dialect.Standard or Dialect.Avrae ? "//" : "*") + Any("2", "4", Atom(0));
        }
        else if (OneIn(8))
        {
            text += Any("^", "**") + Any("2", "3");
        }

        return OneIn(8) ? text + "[fire]" : OneIn(8) && dialect != Dialect.RpgDiceRoller ? "-" + text : text;
    }

    private string Atom(int depth) => depth <= 0 ? Any(_random.Next(1, 12).ToString(), Pool(0)) : _random.Next(10) switch
    {
        0 => _random.Next(20).ToString(),
        1 => Any("1.5", "0.25", "10"),
        2 => $"({Sum(depth - 1)})",
        3 => Group(depth),
        4 when dialect != Dialect.Avrae => Any($"floor({Sum(depth - 1)})", $"max({Sum(depth - 1)}, 3)", $"abs({Sum(depth - 1)})", $"min(2,{Sum(depth - 1)},4)"),
        5 when dialect == Dialect.Standard => $"{_random.Next(1, 4)}({Sum(depth - 1)}){Any(Grouped[dialect])}",
        _ => Pool(depth),
    };

    private string Group(int depth)
    {
        var members = Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Sum(depth - 1)).ToList();
        var inside = string.Join(", ", members);
        var modifiers = OneIn(2) ? Any(Grouped[dialect]) : "";
        return dialect == Dialect.Avrae || (dialect == Dialect.Standard && OneIn(3)) ? $"({inside}{(members.Count == 1 && OneIn(2) ? "," : "")}){modifiers}" : $"{{{inside}}}{modifiers}";
    }

    private string Pool(int depth)
    {
        var count = depth > 0 && OneIn(8) ? dialect == Dialect.RpgDiceRoller ? "(1+2)" : "(1d4)" : Any("", "1", "2", "3", "4", "5");
        var faces = Any("d6", "d6", "d4", "d10", "d20", "d%", "d(2+4)", dialect == Dialect.Standard ? "d{1,1,2,5}" : "d8", dialect == Dialect.Avrae ? "d12" : "dF", dialect == Dialect.Avrae ? "d3" : "dF.1");
        var text = count + faces;
        for (var more = _random.Next(3); more > 0; more--)
        {
            text += Any("", " ") + Any(Modifiers[dialect]);
        }

        return text;
    }

    private bool OneIn(int times) => _random.Next(times) == 0;

    private string Any(params string[] texts) => texts[_random.Next(texts.Length)];
}
