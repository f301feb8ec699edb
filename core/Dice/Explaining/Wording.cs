using System.Collections.Immutable;
using System.Globalization;

namespace PluginHost.Dice;

/// <summary>Says in plain words what a tree means.</summary>
internal static partial class Wording
{
    private static readonly string[] Small = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    public static string Of(Node node) => node switch
    {
        NumberNode number => number.Value.ToString(),
        VariableNode variable => $"the sheet's {variable.Name}",
        PoolNode pool => Pool(pool),
        GroupNode group => Group(group),
        SumNode sum => Sum(sum),
        ProductNode product => product.Rest.Aggregate(Part(product.First), static (text, factor) => text + How(factor.How) + Part(factor.Value)),
        PowerNode power => $"{Part(power.Base)} to the power of {Part(power.Exponent)}",
        NegativeNode negative => "minus " + Part(negative.Value),
        ComparisonNode comparison => $"1 if {Part(comparison.Left)} is {Than(comparison.How)} {Part(comparison.Right)}, else 0",
        CallNode call => Call(call),
        LabelNode label => $"{Of(label.Value)} (“{label.Label}”)",
        CheckNode check => $"{Of(check.Value)}, held against {Part(check.Target)}",
        WholeNode whole when Trees.IsWhole(whole.Value) => Of(whole.Value),
        WholeNode whole => Of(whole.Value) + ", the total without its fraction",
        _ => "something else",
    };

    /// <summary>In brackets where the words around it would run into its own.</summary>
    private static string Part(Node node) => node is NumberNode or VariableNode or CallNode or PoolNode { Modifiers.IsEmpty: true } ? Of(node) : $"({Of(node)})";

    private static string Sum(SumNode sum)
    {
        var text = "";
        foreach (var term in sum.Terms)
        {
            var value = term.Value is SumNode or ComparisonNode ? $"({Of(term.Value)})" : Of(term.Value);
            text += text.Length == 0 ? (term.Minus ? "minus " : "") + value : (text.Contains(", ", StringComparison.Ordinal) ? "," : "") + (term.Minus ? " minus " : " plus ") + value;
        }

        return text;
    }

    private static string Pool(PoolNode pool)
    {
        var one = pool.Count is NumberNode { Value: var count } && count == Number.One;
        var dice = (pool.Count is NumberNode number ? Count(number.Value) : $"as many as ({Of(pool.Count)})") + " " + Kind(pool, one);
        return pool.Modifiers.Aggregate(dice, (text, modifier) => $"{text}, {Of(modifier, one ? "it" : "dice")}");
    }

    private static string Kind(PoolNode pool, bool one)
    {
        var dice = one ? "die" : "dice";
        return pool.Faces switch
        {
            null => $"{dice} with ({Of(pool.Sides!)}) sides",
            { Name: "dF" } => "Fate " + dice,
            { Name: "dF.1" } => $"Fate {dice} with one plus and one minus",
            { Name: "d%", Lowest: 0 } => $"percentile {dice} that show 0, 10 … 90",
            { Name: "d%" } => "percentile " + dice,
            { IsEven: true } faces => $"{Sides(faces.Count)}-sided {dice}",
            { } faces => $"{dice} with the faces {faces.Name.AsSpan(2, faces.Name.Length - 3)}",
        };
    }

    private static string Group(GroupNode group)
    {
        var members = group.Members.Length == 1 ? Of(group.Members[0]) : string.Join("; ", group.Members.Select(Of));
        var text = group.Members.Length == 1 ? $"({members})" : $"the group of ({members})";
        text = group.Times is null ? text : $"{text} rolled {(group.Times is NumberNode number ? Count(number.Value) : $"({Of(group.Times)})")} times";
        return group.Modifiers.IsEmpty ? text + (group.Members.Length > 1 || group.Times is not null ? ", added up" : "")
            : group.Modifiers.Aggregate(text, (all, modifier) => $"{all}, {Of(modifier, group.DiceCount ? "dice" : "totals")}");
    }

    private static string Call(CallNode call)
    {
        var its = call.Arguments.Select(Of).ToImmutableArray();
        return call.Function.Name switch
        {
            "abs" => $"({its[0]}) without its sign",
            "floor" => $"({its[0]}) rounded down",
            "ceil" => $"({its[0]}) rounded up",
            "round" when ReferenceEquals(call.Function, Function.RoundHalvesUp) => $"({its[0]}) rounded, halves up",
            "round" => $"({its[0]}) rounded, halves away from zero",
            "max" => $"the highest of ({string.Join("; ", its)})",
            "min" => $"the lowest of ({string.Join("; ", its)})",
            "pow" => $"({its[0]}) to the power of ({its[1]})",
            "sqrt" => $"the square root of ({its[0]})",
            "if" => $"({its[1]}) if ({its[0]}) is not 0, else ({its[2]})",
            _ => $"{call.Function.Name} of ({string.Join("; ", its)})",
        };
    }

    private static string How(Operation how) => how switch
    {
        Operation.Multiply => " times ",
        Operation.Divide => " divided by ",
        Operation.DivideWhole => " divided, rounded down, by ",
        Operation.Modulo => " modulo ",
        _ => " modulo, with the sign of what is divided, ",
    };

    private static string Count(Number value) => value is { IsWhole: true, Sign: >= 0 } && value.Whole < Small.Length ? Small[value.Whole] : value.ToString();

    private static string Sides(long count) => count is > 0 and < 13 ? Small[count] : count == 20 ? "twenty" : count == 100 ? "hundred" : count.ToString(CultureInfo.InvariantCulture);
}
