namespace PluginHost.Dice;

internal ref partial struct Reader
{
    /// <summary>Words behind the whole expression that mean its first single die, and what it is held against.</summary>
    private Node? ReadWords(Node node)
    {
        while (true)
        {
            Blanks();
            var start = _at;
            Modifier? word = char.ToLowerInvariant(Next) switch
            {
                'a' or 'd' or 'e' => ReadAdvantage(start),
                'c' when StandsHere("crit") => ReadMark(start),
                _ => null,
            };
            if (Error is not null)
            {
                return null;
            }

            if (word is not null)
            {
                if (OnSingle(node, word) is not { } changed)
                {
                    return Fail(DiceError.Syntax, start, _at, $"'{_text[start.._at]}' needs a single die to belong to.", "Write 1d20+5 adv.");
                }

                node = changed;
                continue;
            }

            if (!TakeWord("vs"))
            {
                return node;
            }

            if (ReadSum() is not { } target)
            {
                return null;
            }

            node = new CheckNode(TextSpan.Between(node.At.Start, target.At.End), node, target);
        }
    }

    /// <summary>The tree with a modifier at its first single die, or null when it has none.</summary>
    private static Node? OnSingle(Node node, Modifier modifier)
    {
        switch (node)
        {
            case PoolNode { Count: NumberNode { Value: var count } } pool when count == Number.One || pool.Modifiers.Any(static one => one is AdvantageModifier):
                return pool with { Modifiers = modifier is AdvantageModifier ? pool.Modifiers.Insert(0, modifier) : pool.Modifiers.Add(modifier) };
            case LabelNode label:
                return OnSingle(label.Value, modifier) is { } labelled ? label with { Value = labelled } : null;
            case CheckNode check:
                return OnSingle(check.Value, modifier) is { } held ? check with { Value = held } : null;
            case SumNode sum:
                for (var index = 0; index < sum.Terms.Length; index++)
                {
                    if (OnSingle(sum.Terms[index].Value, modifier) is { } changed)
                    {
                        return sum with { Terms = sum.Terms.SetItem(index, sum.Terms[index] with { Value = changed }) };
                    }
                }

                return null;
            default:
                return null;
        }
    }

    private readonly string Suggest()
    {
        var rest = _text[_at..];
        return rest switch
        {
            ['$', ..] => "Write @name for a value of the sheet.",
            ['!', ..] or ['x' or 'X', ..] when _rules.Dialect is Dialect.Foundry => "Exploding is written x here, such as 3d6x.",
            ['!', ..] when _rules.Dialect is Dialect.Avrae => "Exploding is written e here, such as 3d6e6.",
            ['>' or '<' or '=', ..] when _rules.Dialect is Dialect.Foundry => "Successes are counted with cs here, such as 5d6cs>4.",
            [')' or '}' or ']', ..] => "Take the closing bracket away, or open one before it.",
            ['d' or 'D', ..] => "Write the number of sides, such as d6.",
            [',', ..] => "Commas separate the members of a group: {2d6,1d8}kh1.",
            _ when char.IsAsciiLetter(_at < _text.Length ? _text[_at] : ' ') => "Put what is said about a roll behind #.",
            _ => "Write dice such as 2d6+3.",
        };
    }
}
