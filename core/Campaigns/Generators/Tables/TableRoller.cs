using System.Globalization;
using System.Text;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Generators;

/// <summary>
/// Rolls on tables, and remembers for the length of one answer: <c>[[home := place]]</c> keeps what fell, <c>[[$home]]</c> and <c>[[$home.ruler]]</c> give it
/// again, <c>[[place!]]</c> draws without putting back, <c>[[this|that]]</c> chooses, <c>[[2d6]]</c> throws dice. Not safe for concurrent use.
/// </summary>
internal sealed class TableRoller(TableSet tables, Chance chance)
{
    private readonly Dictionary<string, Deck<TableLine>> _decks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Fallen> _remembered = new(StringComparer.Ordinal);
    private int _falls;
    private int _made;
    private Error? _error;

    /// <summary>Raises the weight of lines that suit what was asked for; one leaves all as they are.</summary>
    public Func<TableLine, int> Suiting { get; init; } = static _ => 1;

    public IReadOnlyDictionary<string, Fallen> Remembered => _remembered;

    public Fallen Remember(string name, string text) => _remembered[name] = new Fallen(TableLine.Of(text), text);

    public Result<string> Roll(string table) => Answer(() => OnTable(table, drawn: false, depth: 0)?.Text ?? "");

    public Result<string> Draw(string table) => Answer(() => OnTable(table, drawn: true, depth: 0)?.Text ?? "");

    /// <summary>Rolls whatever stands in brackets in a text.</summary>
    public Result<string> Fill(string text) => Answer(() => Expand(text, 0));

    /// <summary>Rolls on a table and keeps what fell under a name.</summary>
    public Result<Fallen> Keep(string name, string table)
    {
        var fell = Answer(() => "", () => OnTable(table, drawn: false, depth: 0));
        return fell.Succeeded ? _remembered[name] = fell.Value : fell;
    }

    /// <summary>What a remembered line says in a field; null when it has none of that name.</summary>
    public string? Field(string name, string field) => _remembered.TryGetValue(name, out var fallen) ? Of(fallen, field, 0) : null;

    /// <summary>Puts back whatever was drawn.</summary>
    public void Shuffle() => _decks.Clear();

    private Result<string> Answer(Func<string> make)
    {
        (_error, _falls, _made) = (null, 0, 0);
        var text = make();
        return _error is { } error ? error : text;
    }

    private Result<Fallen> Answer(Func<string> before, Func<Fallen?> make)
    {
        (_error, _falls, _made) = (null, 0, 0);
        before();
        var fell = make();
        return _error is { } error ? error : fell!;
    }

    private Fallen? OnTable(string name, bool drawn, int depth)
    {
        if (tables[name] is not { } table)
        {
            return Refuse(Error.NotFound($"There is no table \"{name}\".") with { Field = "table" });
        }

        if (depth > TableLimits.Depth || ++_falls > TableLimits.Falls)
        {
            return Refuse(new Error("too-large", $"The table \"{table.Name}\" calls itself without end, or far too often.") { Hint = "Take out the line that leads back to it." });
        }

        var line = Falls(table, drawn || table.Once);
        if (line is null && depth > 0)
        {
            // In the middle of a text nobody can shuffle: what was drawn is put back.
            _decks.Remove(table.Name);
            line = Falls(table, drawn: true);
        }

        if (line is null)
        {
            return Refuse(new Error("empty", $"All lines of the table \"{table.Name}\" were drawn.") { Hint = "Shuffle it." });
        }

        return new Fallen(line, Expand(line.Text, depth + 1));
    }

    private TableLine? Falls(RandomTable table, bool drawn)
    {
        if (table.Dice is { } dice && !drawn)
        {
            return table.At(ChanceDice.Roll(dice, chance) ?? 0);
        }

        if (!drawn)
        {
            return chance.Weighted(table.Lines, Weight);
        }

        var deck = _decks.TryGetValue(table.Name, out var known) ? known : _decks[table.Name] = new Deck<TableLine>(table.Lines, Weight);
        return deck.Draw(chance);
    }

    private int Weight(TableLine line) => (int)Math.Min(int.MaxValue, (long)line.Weight * Math.Clamp(Suiting(line), 1, 1_000));

    private string Expand(string text, int depth)
    {
        var (start, end) = Marks.Next(text, 0);
        if (start < 0 || _error is not null)
        {
            return Counted(text);
        }

        var made = new StringBuilder();
        var from = 0;
        for (; start >= 0 && _error is null; (start, end) = Marks.Next(text, end))
        {
            made.Append(text, from, start - from).Append(Mean(text[(start + 2)..(end - 2)].Trim(), depth));
            from = end;
        }

        return Counted(made.Append(text, from, text.Length - from).ToString());
    }

    private string Mean(string mark, int depth)
    {
        if (depth > TableLimits.Depth)
        {
            Refuse(new Error("too-large", "A line calls itself without end.") { Hint = "Take out what leads back to it." });
            return "";
        }

        var keep = mark.IndexOf(":=", StringComparison.Ordinal);
        if (keep > 0 && Marks.Split(mark[..keep], '|').Count == 1)
        {
            var name = mark[..keep].Trim().ToLowerInvariant();
            var what = mark[(keep + 2)..].Trim();
            var fallen = tables[what] is null ? new Fallen(TableLine.Of(what), Mean(what, depth + 1)) : OnTable(what, drawn: false, depth);
            return fallen is null ? "" : (_remembered[name] = fallen).Text;
        }

        if (Marks.Split(mark, '|') is { Count: > 1 } choices)
        {
            return Expand(chance.Pick(choices), depth + 1);
        }

        if (mark.StartsWith('$'))
        {
            return Variable(mark[1..], depth);
        }

        var drawn = mark.EndsWith('!');
        return tables[drawn ? mark[..^1] : mark] is null && ChanceDice.Roll(mark, chance) is { } total
            ? total.ToString(CultureInfo.InvariantCulture)
            : OnTable(drawn ? mark[..^1] : mark, drawn, depth)?.Text ?? "";
    }

    private string Variable(string path, int depth)
    {
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        var name = (dot < 0 ? path : path[..dot]).Trim().ToLowerInvariant();
        if (_remembered.TryGetValue(name, out var fallen) && (dot < 0 ? fallen.Text : Of(fallen, path[(dot + 1)..].Trim().ToLowerInvariant(), depth)) is { } value)
        {
            return Counted(value);
        }

        if (fallen is not null)
        {
            var fields = string.Join(", ", fallen.Line.Fields.Keys.Order(StringComparer.Ordinal));
            Refuse(Error.NotFound($"What is remembered as \"{name}\" has no \"{path[(dot + 1)..].Trim()}\".") with { Hint = fields.Length > 0 ? $"The line that fell has {fields}." : "The line that fell has no fields of its own." });
            return "";
        }

        Refuse(Error.NotFound($"Nothing is remembered as \"{path}\".") with { Hint = "Write [[name := table]] before [[$name]]." });
        return "";
    }

    private string? Of(Fallen fallen, string field, int depth) =>
        fallen[field] ?? (fallen.Line.Fields.TryGetValue(field, out var written) ? fallen[field] = Expand(written, depth + 1) : null);

    private string Counted(string text)
    {
        _made += text.Length;
        if (_made <= TableLimits.Made)
        {
            return text;
        }

        Refuse(new Error("too-large", "What the tables made became too long.") { Hint = "Let fewer tables call one another." });
        return "";
    }

    private Fallen? Refuse(Error error)
    {
        _error ??= error;
        return null;
    }
}
