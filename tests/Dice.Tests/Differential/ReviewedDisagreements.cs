using System.Text.RegularExpressions;

namespace PluginHost.Dice.Tests;

/// <summary>Why a generated expression may come out differently than in rpg-dice-roller. Whoever adds a reason reviews the whole list.</summary>
internal static partial class ReviewedDisagreements
{
    /// <summary>A reason, or null when there is none.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="expression">As it was read here.</param>
    /// <param name="here">Why it has no value here.</param>
    /// <param name="there">Why it has none there.</param>
    public static string? Reason(string text, Expression? expression, DiceError? here, string? there) =>
        here?.Code == DiceError.Endless ? "theirs stops after 1,000 tries and takes what it then has; here what may never end is refused before it is rolled"
        : there?.StartsWith("Sub expression items", StringComparison.Ordinal) == true ? "theirs does not know groups inside groups"
        : there is not null && Remarked().IsMatch(there) ? "labels and comments may follow anything here; theirs allows them behind dice and groups"
        : there is not null && Spaced().IsMatch(text) ? "a space may stand before modifiers and at the end here"
        : there is not null && Pointed().IsMatch(text) ? "a number may begin with its point here"
        : there is not null && Bracketed().IsMatch(text) ? "a computed number of dice or sides may be a single number or begin with + here"
        : expression is null ? null
        : Any(expression.Root, AsksForMore) ? "a bug of theirs: keeping or dropping more dice than there are counts from the wrong end"
        : Any(expression.Root, TakesRemainder) ? "theirs takes a remainder of zero for the dividend, and % before a sign for a percentage; its brackets do not help, as results are put together as text"
        : here?.Code == DiceError.NoValue && Any(expression.Root, static node => node is CallNode { Function.Name: "sqrt" }) ? "theirs takes the root of less than zero for a complex number, and shows its real part"
        : here?.Code == DiceError.NoValue && Any(expression.Root, static node => node is ProductNode product && product.Rest.Any(static factor => factor.How == Operation.Divide)) ? "theirs shows 0 for what has no value, such as 0/0"
        : null;

    private static bool AsksForMore(Node node) => node switch
    {
        PoolNode { Count: NumberNode count } pool => pool.Modifiers.Any(modifier => modifier is SelectModifier select && select.Which.Any(one => one.Number > count.Value.Whole)),
        GroupNode group => group.Modifiers.Any(modifier => modifier is SelectModifier select && select.Which.Any(one => one.Number > group.Members.Length)),
        _ => false,
    };

    private static bool TakesRemainder(Node node) => node is ProductNode product && product.Rest.Any(static factor => factor.How == Operation.Modulo && factor.Value is not NumberNode { Value.Sign: > 0 });

    private static bool Any(Node node, Func<Node, bool> holds) => holds(node) || node switch
    {
        GroupNode group => group.Members.Any(member => Any(member, holds)),
        SumNode sum => sum.Terms.Any(term => Any(term.Value, holds)),
        ProductNode product => Any(product.First, holds) || product.Rest.Any(factor => Any(factor.Value, holds)),
        PowerNode power => Any(power.Base, holds) || Any(power.Exponent, holds),
        NegativeNode negative => Any(negative.Value, holds),
        CallNode call => call.Arguments.Any(argument => Any(argument, holds)),
        LabelNode label => Any(label.Value, holds),
        _ => false,
    };

    [GeneratedRegex("""but "[\[#]" found""")]
    private static partial Regex Remarked();

    [GeneratedRegex(@"\s$|[\w)}] +[a-z!<>=]")]
    private static partial Regex Spaced();

    [GeneratedRegex(@"d\((?:\d+\)|\+)")]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"(?:^|[^\d])\.\d")]
    private static partial Regex Pointed();
}
