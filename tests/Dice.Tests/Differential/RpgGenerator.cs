namespace PluginHost.Dice.Tests;

/// <summary>Expressions of rpg-dice-roller's dialect from a seed; one in ten is broken somewhere.</summary>
internal sealed class RpgGenerator(int seed)
{
    private static readonly string[] Functions = ["abs", "ceil", "floor", "round", "sign", "sqrt"];
    private static readonly string[] Signs = [">", "<", ">=", "<=", "=", "!=", "<>"];
    private static readonly string[] Operators = [" + ", "-", "*", "/", "%", "+", "+", " - "];
    private static readonly string[] Breaks = ["k", "!", "d", "(", ")", "{", "}", ",", "+", "ro", ">", "0", "x", "[", "]", "f1", " ", "-", "**", "5", "min", "u", "F", "%"];

    private readonly Random _random = new(seed);

    public string Next()
    {
        var text = Expression(2);
        if (One(12))
        {
            text += One(2) ? " # said" : "[said]";
        }

        return One(10) ? Broken(text) : text;
    }

    public IReadOnlyList<int> Faces() => [.. Enumerable.Range(0, 2000).Select(_ => _random.Next(0, 3_000_000))];

    private bool One(int of) => _random.Next(of) == 0;

    private string Pick(string[] from) => from[_random.Next(from.Length)];

    private string Broken(string text)
    {
        var at = _random.Next(text.Length + 1);
        return _random.Next(3) switch
        {
            0 => text.Insert(at, Pick(Breaks)),
            1 when at < text.Length => text.Remove(at, 1),
            _ => text[..at] + Pick(Breaks),
        };
    }

    private string Expression(int depth)
    {
        var text = Factor(depth);
        for (var more = _random.Next(4); more > 1; more--)
        {
            text += Pick(Operators) + Factor(depth);
        }

        return text;
    }

    private string Factor(int depth) => _random.Next(depth > 0 ? 14 : 10) switch
    {
        < 7 => Dice(),
        7 => $"{_random.Next(1, 30)}",
        8 => One(3) ? $"{_random.Next(10)}.{_random.Next(1, 9)}" : $"-{_random.Next(1, 9)}",
        9 => Dice(),
        10 => $"({Expression(depth - 1)})",
        11 => $"{Pick(Functions)}({Expression(depth - 1)})",
        12 => $"{(One(2) ? "max" : "min")}({Expression(depth - 1)}, {Expression(depth - 1)})",
        _ => Group(depth - 1),
    };

    private string Group(int depth)
    {
        var members = Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Expression(depth));
        return $"{{{string.Join(", ", members)}}}" + _random.Next(5) switch
        {
            0 => Select(3),
            1 => Count(20),
            2 => One(2) ? "sd" : "s",
            3 => Select(2) + Select(3),
            _ => "",
        };
    }

    private string Dice()
    {
        var (sides, highest) = _random.Next(10) switch
        {
            0 => ("%", 100),
            1 => (One(2) ? "F" : One(2) ? "F.1" : "F.2", 1),
            2 => ("(2+4)", 6),
            _ => Of(new[] { 2, 4, 6, 6, 8, 10, 12, 20 }[_random.Next(8)]),
        };
        var text = (One(6) ? "" : $"{_random.Next(1, 9)}") + "d" + sides;
        for (var more = _random.Next(5); more > 1; more--)
        {
            text += Modifier(highest);
        }

        return text;

        static (string, int) Of(int sides) => ($"{sides}", sides);
    }

    private string Modifier(int highest) => _random.Next(11) switch
    {
        0 or 1 => Select(6),
        2 => "!" + (One(3) ? "!" : "") + (One(3) ? "p" : "") + (One(2) ? "" : $">{Math.Max(highest - 2, 1)}"),
        3 => "r" + (One(2) ? "o" : "") + (One(2) ? "" : $"<{Math.Min(3, highest)}"),
        4 => Count(highest),
        5 => $"min{_random.Next(1, Math.Max(2, highest))}",
        6 => $"max{_random.Next(1, highest + 1)}",
        7 => One(2) ? "u" : "uo",
        8 => One(2) ? "sa" : "sd",
        9 => (One(2) ? "cs" : "cf") + (One(2) ? "" : Condition(highest)),
        _ => "r" + (One(2) ? "o" : "") + Condition(highest),
    };

    private string Select(int most) => (One(2) ? "k" : "d") + new[] { "h", "l", "" }[_random.Next(3)] + $"{_random.Next(1, most + 1)}";

    private string Count(int highest) => Condition(highest) + (One(3) ? "f" + Condition(highest) : "");

    private string Condition(int highest) => Pick(Signs) + $"{_random.Next(-1, highest + 2)}";
}
