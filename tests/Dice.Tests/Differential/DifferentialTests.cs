using System.Globalization;
using System.Text.Json;
using PluginHost.Harness;
using Xunit.Abstractions;

namespace PluginHost.Dice.Tests;

/// <summary>Thousands of generated expressions, rolled by rpg-dice-roller and here on the same faces.</summary>
public sealed class DifferentialTests(ITestOutputHelper output)
{
    private const int Expressions = 3000;

    [Fact]
    [Trait("Category", "Long")]
    public async Task The_same_faces_come_to_the_same_total_as_in_rpg_dice_roller()
    {
        var generator = new RpgGenerator(20261121);
        var all = Enumerable.Range(0, Expressions).Select(_ => (Text: generator.Next(), Faces: generator.Faces())).ToList();
        var lines = all.Select(static (one, id) => $$"""{"id":{{id}},"expr":"{{JsonEncodedText.Encode(one.Text)}}","faces":[{{string.Join(',', one.Faces)}}]}""");
        var answers = await RpgDiceRoller.AnswerAsync(Path.Combine(Repository.Root, "tests", "Dice.Tests", "Differential", "peer.mjs"), lines);
        Assert.Equal(Expressions, answers.Length);

        var (valued, refused) = (0, 0);
        var reviewed = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var open = new List<string>();
        foreach (var ((text, faces), line) in all.Zip(answers))
        {
            var answer = JsonElement.Parse(line);
            var total = answer.TryGetProperty("total", out var its) ? its.GetDouble() : (double?)null;
            var said = total is null ? answer.GetProperty("error").GetString() : null;
            Roll? roll = null;
            _ = Expression.TryParse(text, Dialect.RpgDiceRoller, out var expression, out var error) && expression.TryRoll(new IndexedDice(faces), out roll, out error);
            if (roll is null ? total is null : total is not null && Math.Abs(roll.Total.ToReal() - total.Value) < 0.00501)
            {
                (valued, refused) = roll is null ? (valued, refused + 1) : (valued + 1, refused);
            }
            else if (ReviewedDisagreements.Reason(text, expression, error, said) is { } reason)
            {
                reviewed[reason] = reviewed.GetValueOrDefault(reason) + 1;
            }
            else
            {
                open.Add($"{text}: there {total?.ToString(CultureInfo.InvariantCulture) ?? said}; here {(roll is null ? error!.Message : roll.Total)}");
            }
        }

        output.WriteLine($"{valued} totals agree, and {refused} refusals; {reviewed.Values.Sum()} differ for a reviewed reason, {open.Count} for none.");
        foreach (var (reason, count) in reviewed)
        {
            output.WriteLine($"{count} x {reason}");
        }

        open.ForEach(output.WriteLine);
        Assert.Empty(open);
    }
}
