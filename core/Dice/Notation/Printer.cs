using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace PluginHost.Dice;

/// <summary>Writes a tree in the one way a dialect's expressions are written here, with brackets only where they are needed.</summary>
public sealed partial class Printer
{
    private readonly StringBuilder _text = new();
    private readonly DialectRules _rules;
    private bool _unsaid;
    private bool _open;

    private Printer(DialectRules rules) => _rules = rules;

    /// <summary>Writes an expression in the dialect it was read in.</summary>
    public static string Print(Expression expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        return TryPrint(expression.Root, expression.Dialect, out var text) ? text : expression.Text;
    }

    /// <summary>Writes a tree in a dialect, and reads it again to be sure.</summary>
    /// <returns>Whether the dialect can say it.</returns>
    public static bool TryPrint(Node node, Dialect dialect, [NotNullWhen(true)] out string? text)
    {
        ArgumentNullException.ThrowIfNull(node);
        var printer = new Printer(DialectRules.Of(dialect));
        printer.WriteRoot(node);
        text = printer._unsaid ? null : printer._text.ToString();
        if (text is null || !Expression.TryParse(text, dialect, out var read, out _) || !Trees.Same(node, read.Root))
        {
            text = null;
        }

        return text is not null;
    }

    private void WriteRoot(Node node)
    {
        switch (node)
        {
            case WholeNode whole:
                _unsaid |= !_rules.TotalIsWhole && !Trees.IsWhole(whole.Value);
                Write(whole.Value, Binding.Comparison);
                break;
            case CheckNode check when _rules.Words:
                WriteRoot(check.Value);
                _text.Append(" vs ");
                Write(check.Target, Binding.Sum);
                break;
            default:
                Write(node, Binding.Comparison);
                break;
        }
    }

    private void Write(Node node, int least)
    {
        if (Binding.Of(node) >= least)
        {
            WriteBare(node);
            return;
        }

        _text.Append('(');
        WriteBare(node);
        _text.Append(')');
        _open = true;
    }

    private void WriteBare(Node node)
    {
        switch (node)
        {
            case NumberNode number:
                WriteNumber(number.Value);
                break;
            case VariableNode variable:
                _text.Append(variable.Name.AsSpan().IndexOfAny(' ', '-') < 0 ? $"@{variable.Name}" : $"@{{{variable.Name}}}");
                break;
            case PoolNode pool:
                WritePool(pool);
                return;
            case GroupNode group:
                WriteGroup(group);
                return;
            case SumNode sum:
                WriteSum(sum);
                return;
            case ProductNode product:
                WriteProduct(product);
                return;
            case PowerNode power:
                Write(power.Base, _rules.PowersLeftToRight ? Binding.Power : Binding.Label);
                _text.Append('^');
                Write(power.Exponent, _rules.PowersLeftToRight ? Binding.Label : Binding.Sign);
                return;
            case NegativeNode negative:
                _text.Append('-');
                Write(negative.Value, _rules.OnlyNumbersAreNegative ? Binding.Power : Binding.Sign);
                return;
            case ComparisonNode comparison:
                WriteComparison(comparison);
                return;
            case CallNode call:
                _unsaid |= _rules.Dialect == Dialect.Avrae;
                _text.Append(call.Function.Name).Append('(');
                WriteMembers(call.Arguments);
                _text.Append(')');
                break;
            case LabelNode label:
                Write(label.Value, Binding.Label);
                _text.Append(label.Label[0] == '[' ? "[ " : "[").Append(label.Label).Append(']');
                break;
            default:
                _unsaid = true;
                break;
        }

        _open = false;
    }

    private void WriteNumber(Number value)
    {
        var (over, under) = value.AsFraction();
        _unsaid |= under == 0;
        _text.Append(under == 1 ? over.ToString(CultureInfo.InvariantCulture) : ((decimal)over / Math.Max(under, 1)).ToString(CultureInfo.InvariantCulture));
    }

    private void WriteSum(SumNode sum)
    {
        for (var index = 0; index < sum.Terms.Length; index++)
        {
            var term = sum.Terms[index];
            _text.Append(term.Minus ? "-" : index > 0 ? "+" : "");
            Write(term.Value, Binding.Product);
        }
    }

    private void WriteProduct(ProductNode product)
    {
        Write(product.First, Binding.Sign);
        foreach (var factor in product.Rest)
        {
            var (sign, said) = factor.How switch
            {
                Operation.Multiply => ("*", true),
                Operation.Divide => ("/", true),
                Operation.DivideWhole => ("//", _rules.DividesWhole),
                Operation.Modulo => ("%", !_rules.SignOfDividend),
                _ => ("%", _rules.SignOfDividend),
            };
            _unsaid |= !said;
            _text.Append(sign);
            Write(factor.Value, Binding.Sign);
        }
    }

    private void WriteComparison(ComparisonNode comparison)
    {
        _unsaid |= !_rules.Compares;
        Write(comparison.Left, Binding.Comparison);
        var counts = _open && _rules.Counts;
        _text.Append(' ').Append(Sign(comparison.How)).Append(' ');
        var start = _text.Length;
        Write(comparison.Right, Binding.Sum);
        if (counts && IsLimit(start))
        {
            // Without brackets, the sign and the number would count the dice in front of them.
            _text.Insert(start, '(').Append(')');
            _open = true;
        }
    }

    private bool IsLimit(int start)
    {
        var text = _text.ToString(start, _text.Length - start).AsSpan().TrimStart('-');
        var digits = text.IndexOfAnyExceptInRange('0', '9');
        return digits < 0 || (digits > 0 && text[digits] != 'd');
    }
}
