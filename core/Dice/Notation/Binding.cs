namespace PluginHost.Dice;

/// <summary>How tightly the parts of an expression hold together: what binds looser than its surroundings stands in brackets.</summary>
internal static class Binding
{
    public const int Comparison = 0;
    public const int Sum = 1;
    public const int Product = 2;
    public const int Sign = 3;
    public const int Power = 4;
    public const int Label = 5;

    public static int Of(Node node) => node switch
    {
        ComparisonNode => Comparison,
        SumNode => Sum,
        ProductNode => Product,
        NegativeNode or NumberNode { Value.Sign: < 0 } => Sign,
        PowerNode => Power,
        _ => Label,
    };
}
