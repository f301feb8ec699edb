using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PluginHost.Campaigns;
using PluginHost.Dice;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>Dice without a table: nothing is recorded, and no host is needed.</summary>
internal static class DiceCommands
{
    public static Command Roll(Shell shell)
    {
        var (expression, dialect) = (ExpressionArgument(), DialectOption());
        var faces = new Option<string?>("--faces") { Description = "Faces of real dice, in the order they are needed, separated by commas.", HelpName = "LIST" };
        var seed = new Option<string?>("--seed") { Description = "The same dice for the same seed.", HelpName = "TEXT" };
        var odds = new Option<bool>("--odds") { Description = "Say how lucky the roll was." };
        var other = new Option<string?>("--what-if") { Description = "What this would have made of the same dice.", HelpName = "EXPR" };
        var command = new Command("roll", "Roll dice here and now. To roll at the table: call roll_dice.") { expression, dialect, faces, seed, odds, other }
            .WithExamples("roll 4d6kh3", "roll '1d20+5 adv' --odds", "roll 3d6 --faces 3,5,1", "roll 1d20+5 --what-if '1d20+5 adv'", "roll '3d6>3' --dialect roll20 --json");
        command.SetAction(parse =>
        {
            var output = shell.Output(parse);
            var read = Read(parse.GetRequiredValue(expression), parse.GetValue(dialect));
            var source = read.Then(_ => Source(parse.GetValue(faces), parse.GetValue(seed)));
            if (!source.Succeeded)
            {
                return output.Fail(source.Error);
            }

            if (!read.Value!.TryRoll(source.Value, out var roll, out var error))
            {
                return output.Fail(Refusal(error));
            }

            var known = parse.GetValue(odds) && Odds.TryOf(read.Value, out var its, out _) ? its : null;
            var asked = parse.GetValue(other) is { } text ? Read(text, parse.GetValue(dialect)).Then<WhatIf>(one => Again(roll, one)) : null;
            return asked is { Succeeded: false } ? output.Fail(asked.Error)
                : output.Json ? Write(output, json => RollJson.Write(json, roll, known, asked?.Value))
                : Say(output, roll, known, asked?.Value);
        });
        return command;
    }

    public static Command OddsOf(Shell shell)
    {
        var (expression, dialect) = (ExpressionArgument(), DialectOption());
        var target = new Option<double?>("--vs") { Description = "What is to be reached.", HelpName = "N" };
        var command = new Command("odds", "What dice can come to, and how often.") { expression, dialect, target }
            .WithExamples("odds 4d6kh3", "odds 1d20+7 --vs 15", "odds '8d6!' --json");
        command.SetAction(parse =>
        {
            var output = shell.Output(parse);
            var read = Read(parse.GetRequiredValue(expression), parse.GetValue(dialect));
            if (!read.Succeeded)
            {
                return output.Fail(read.Error);
            }

            if (!Odds.TryOf(read.Value, out var odds, out var error))
            {
                return output.Fail(Refusal(error));
            }

            Number? reached = parse.GetValue(target) is { } vs ? Number.FromReal(vs) : null;
            if (output.Json)
            {
                return Write(output, json => OddsJson.Write(json, read.Value, odds, reached));
            }

            output.Terminal.Console.Write(PlainView.Line(OddsText.Of(read.Value, odds, reached)));
            foreach (var line in OddsChart.Lines(odds.Distribution, reached))
            {
                output.Terminal.Console.Write(PlainView.Line(line));
            }

            return ExitCodes.Ok;
        });
        return command;
    }

    public static Command Explain(Shell shell)
    {
        var (expression, dialect) = (ExpressionArgument(), DialectOption());
        var command = new Command("explain", "What dice mean, in words, and where other programs read them differently.") { expression, dialect }
            .WithExamples("explain 4d6kh3", "explain '5d6>5' --dialect roll20");
        command.SetAction(parse =>
        {
            var output = shell.Output(parse);
            var read = Read(parse.GetRequiredValue(expression), parse.GetValue(dialect));
            return read.Succeeded
                ? output.Show<Done>(new Done(ExplanationText.Of(Explanation.Of(read.Value))), TerminalJson.Readable.Done, PlainView.Done)
                : output.Fail(read.Error);
        });
        return command;
    }

    public static Command Verify(Shell shell)
    {
        var file = new Argument<string>("FILE") { Description = "A transcript, as call verify_rolls --json prints it." };
        var command = new Command("verify", "Check a session's dice offline: nothing but the transcript is needed.") { file }
            .WithExamples("call verify_rolls --json > friday.json", "verify friday.json");
        command.SetAction(async (parse, cancellationToken) =>
        {
            var output = shell.Output(parse);
            var path = parse.GetRequiredValue(file);
            if (!File.Exists(path))
            {
                return output.Fail(new Error("usage", "There is no such file.") { Hint = $"Save a transcript with: {Invocation.Name} call verify_rolls --json > FILE" });
            }

            var verdict = SessionTranscripts.Verify(await File.ReadAllTextAsync(path, cancellationToken));
            return verdict switch
            {
                { Succeeded: false } => output.Fail(verdict.Error),
                { Value.Honest: false } => output.Fail(new Error("altered", verdict.Value.Says)),
                _ => output.Show<Done>(new Done(verdict.Value!.Says), TerminalJson.Readable.Done, PlainView.Done),
            };
        });
        return command;
    }

    private static Argument<string> ExpressionArgument() => new("EXPR") { Description = "Dice such as 2d6+3." };

    private static Option<string?> DialectOption() => new("--dialect") { Description = $"Whose notation it is: {string.Join(", ", Dialects.Names)}.", HelpName = "NAME" };

    private static Result<Expression> Read(string text, string? named)
    {
        var dialect = Dialect.Standard;
        if (named is not null && !Dialects.TryParse(named, out dialect))
        {
            return new Error("usage", $"There is no dialect '{named}'; expected one of {string.Join(", ", Dialects.Names)}.");
        }

        return Expression.TryParse(text, dialect, out var expression, out var error) ? expression : Refusal(error, text);
    }

    private static Error Refusal(DiceError error, string? text = null) => new("dice", text is null
        ? $"{error.Message.TrimEnd('.')} (column {error.Column})."
        : $"{text}\n{new string(' ', Math.Min(error.At.Start, text.Length))}^ {error.Message}")
    { Hint = error.Hint };

    private static Result<DiceSource> Source(string? faces, string? seed)
    {
        if (faces is null)
        {
            return seed is null ? RandomDice.Own : new SeededDice(SHA256.HashData(Encoding.UTF8.GetBytes(seed)));
        }

        var shown = new List<long>();
        foreach (var face in faces.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!long.TryParse(face, out var value))
            {
                return new Error("usage", "--faces takes whole numbers separated by commas.") { Hint = "For example: --faces 3,5,1" };
            }

            shown.Add(value);
        }

        return new ThrownDice(shown);
    }

    private static Result<WhatIf> Again(Roll roll, Expression other) => WhatIf.Of(roll, other, RandomDice.Own, out var error) is { } made ? made : Refusal(error!);

    private static int Say(Output output, Roll roll, Odds? odds, WhatIf? other)
    {
        output.Terminal.Console.Write(PlainView.Line(Breakdown.Of(roll, Markup.Plain)));
        foreach (var (label, sum) in roll.Labels)
        {
            output.Terminal.Console.Write(PlainView.Line($"{label}: {sum}"));
        }

        if (odds is not null)
        {
            output.Terminal.Console.Write(PlainView.Line(Luck.Of(roll.Total, odds.Distribution).ToString()));
        }

        if (other is not null)
        {
            output.Terminal.Console.Write(PlainView.Line(other.ToString()));
        }

        return ExitCodes.Ok;
    }

    private static int Write(Output output, Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            write(json);
        }

        output.Terminal.Results.WriteLine(Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length));
        return ExitCodes.Ok;
    }
}
