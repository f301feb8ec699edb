namespace PluginHost.Dice;

/// <summary>A function that expressions may call.</summary>
public sealed class Function
{
    private static readonly Dictionary<string, Function> Known = new Function[]
    {
        new("abs", 1, 1, static its => its[0].Abs()),
        new("ceil", 1, 1, static its => its[0].Ceiling()),
        new("floor", 1, 1, static its => its[0].Floor()),
        new("round", 1, 1, static its => its[0].Sign < 0 ? -(-its[0] + Half).Floor() : (its[0] + Half).Floor()),
        new("sign", 1, 1, static its => its[0].Sign),
        new("max", 1, 100, static its => its.Length == 1 ? its[0] : Best(its, highest: true)),
        new("min", 1, 100, static its => its.Length == 1 ? its[0] : Best(its, highest: false)),
        new("pow", 2, 2, static its => its[0].Power(its[1])),
        new("sqrt", 1, 1, static its => Number.FromReal(Math.Sqrt(its[0].ToReal()))),
        new("cos", 1, 1, static its => Number.FromReal(Math.Cos(its[0].ToReal()))),
        new("sin", 1, 1, static its => Number.FromReal(Math.Sin(its[0].ToReal()))),
        new("tan", 1, 1, static its => Number.FromReal(Math.Tan(its[0].ToReal()))),
        new("exp", 1, 1, static its => Number.FromReal(Math.Exp(its[0].ToReal()))),
        new("log", 1, 1, static its => Number.FromReal(Math.Log(its[0].ToReal()))),
        new("if", 3, 3, static its => its[0].Sign != 0 ? its[1] : its[2]),
    }.ToDictionary(static function => function.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>To the nearest whole number, halves to the higher one.</summary>
    public static Function RoundHalvesUp { get; } = new("round", 1, 1, static its => (its[0] + Half).Floor());

    private readonly Func<Number[], Number> _value;

    private Function(string name, int least, int most, Func<Number[], Number> value) => (Name, Least, Most, _value) = (name, least, most, value);

    public string Name { get; }

    public int Least { get; }

    public int Most { get; }

    private static Number Half => Number.One / new Number(2);

    public static IEnumerable<string> Names => Known.Keys;

    public static Function? Find(ReadOnlySpan<char> name) => Known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var found) ? found : null;

    public Number Value(Number[] arguments) => Array.Exists(arguments, static argument => !argument.IsNumber) ? Number.None : _value(arguments);

    private static Number Best(Number[] its, bool highest)
    {
        var best = its[0];
        foreach (var one in its)
        {
            best = (highest ? one > best : one < best) ? one : best;
        }

        return best;
    }
}
