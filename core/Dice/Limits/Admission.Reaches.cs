namespace PluginHost.Dice;

internal sealed partial class Admission
{
    private static Reach First(Reach first, Reach second) => second.IsKnown || first.IsKnown ? first : second;

    private static Reach Combined(Reach left, Operation how, Reach right) => how switch
    {
        Operation.Multiply => left * right,
        Operation.Modulo or Operation.Remainder => new Reach(-Size(right), Size(right)),
        _ when right.Least > 0 => left * new Reach(1 / right.Most, 1 / right.Least) + new Reach(-1, 1),
        _ => new Reach(-Size(left) * 1e6, Size(left) * 1e6),
    };

    private static double Size(Reach value) => Math.Max(Math.Abs(value.Least), Math.Abs(value.Most));

    private static Reach Powered(Reach value, Reach exponent)
    {
        var size = Math.Pow(Math.Max(1, Size(value)), Math.Max(1, Size(exponent)));
        return new Reach(-size, size);
    }

    private static Reach Called(CallNode call, Reach[] arguments)
    {
        var all = arguments.Aggregate(static (one, other) => one.Or(other));
        return call.Function.Name switch
        {
            "abs" => new Reach(0, Size(all)),
            "floor" or "ceil" or "round" => all + new Reach(-1, 1),
            "min" or "max" or "if" => all,
            "sign" or "sin" or "cos" => new Reach(-1, 1),
            "sqrt" => new Reach(0, Math.Sqrt(Math.Max(1, Size(all)))),
            _ => Reach.Unknown,
        };
    }

    private void Fail(string code, TextSpan at, string message, string hint) => Error ??= new DiceError(code, at, message, hint);
}
