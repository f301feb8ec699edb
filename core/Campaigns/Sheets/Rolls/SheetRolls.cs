using System.Globalization;
using System.Text.RegularExpressions;
using PluginHost.Dice;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Sheets;

/// <summary>Turns what a player says into an expression of dice with the sheet's numbers in it.</summary>
internal static partial class SheetRolls
{
    private const int LongestWords = 300;

    /// <summary>Reads "Stealth check", "dex save with advantage", "attack with longsword", "damage longsword", "initiative" or "1d20+@str.mod".</summary>
    /// <returns>An expression, or an error that lists names like the one that was not found.</returns>
    public static Result<string> Expression(Sheet sheet, string words)
    {
        var said = words.Trim();
        if (said.Length is 0 or > LongestWords)
        {
            return Error.Invalid("roll", $"Say what to roll in at most {LongestWords} characters, such as \"Stealth check\" or \"1d20+@str.mod\".");
        }

        sheet = Derivation.Complete(sheet).Sheet;
        return (said.Contains('@', StringComparison.Ordinal) || Dice().IsMatch(said) ? Filled(sheet, said) : Phrase(sheet, said)).Then(Readable);
    }

    /// <summary>Which check is meant, however it is said: the same for "Stealth", "a stealth check" and "Stealth check adv". Null when words mean dice or damage.</summary>
    public static string? Meant(string words)
    {
        var said = words.Trim();
        if (said.Length is 0 or > LongestWords || said.Contains('@', StringComparison.Ordinal) || Dice().IsMatch(said))
        {
            return null;
        }

        var rest = Bare(said);
        return Damage().IsMatch(rest) ? null
            : SpellAttack().IsMatch(rest) ? "attack/spell"
            : Strike().Match(rest) is { Success: true } strike ? $"attack/{Names.Plain(strike.Groups["what"].Value)}"
            : DeathSave().IsMatch(rest) ? "save/death"
            : Save().Match(rest) is { Success: true } save ? $"save/{AttributeNames.Short(Names.Plain(save.Groups["what"].Value))}"
            : $"check/{AttributeNames.Short(Names.Plain(Asked().Match(rest) is { Success: true } asked ? asked.Groups["what"].Value : rest))}";
    }

    private static string Bare(string said) => Advantage().Replace(Disadvantage().Replace(Filler().Replace(said, ""), ""), "").Trim();

    private static Result<string> Phrase(Sheet sheet, string said)
    {
        var rest = Filler().Replace(said, "").Trim();
        var (advantage, disadvantage) = (Advantage().IsMatch(rest), Disadvantage().IsMatch(rest));
        rest = Bare(said);
        if (advantage != disadvantage && sheet.System == SheetWords.Coc7e)
        {
            return Error.Invalid("roll", "This system has no advantage that a sheet could roll with.") with { Hint = "Roll 1d100 twice and take the one that counts." };
        }

        var die = advantage == disadvantage ? "1d20" : advantage ? "2d20kh1" : "2d20kl1";
        if (Damage().Match(rest) is { Success: true } damage)
        {
            return Attack(sheet, damage.Groups["what"].Value).Then<string>(attack => attack.Damage is { Length: > 0 } dice ? Filled(sheet, dice) : Error.NotFound($"The sheet does not say what damage '{attack.Name}' does."));
        }

        if (SpellAttack().IsMatch(rest))
        {
            return SheetValues.Find(sheet, "spell.attack").Then<string>(bonus => Checked(sheet, die, bonus));
        }

        return Strike().Match(rest) is { Success: true } strike
            ? Attack(sheet, strike.Groups["what"].Value).Then<string>(attack => attack.Bonus is { } bonus ? Checked(sheet, die, bonus) : Error.NotFound($"The sheet does not say what '{attack.Name}' adds to its attack."))
            : Check(sheet, rest, die);
    }

    private static Result<string> Check(Sheet sheet, string rest, string die)
    {
        if (DeathSave().IsMatch(rest))
        {
            return die;
        }

        var share = Hard().IsMatch(rest) ? ".half" : Extreme().IsMatch(rest) ? ".fifth" : "";
        rest = Extreme().Replace(Hard().Replace(rest, ""), "").Trim();
        if (Save().Match(rest) is { Success: true } save)
        {
            return SheetValues.Find(sheet, $"{save.Groups["what"].Value}.save").Then<string>(bonus => Checked(sheet, die, bonus));
        }

        var what = Asked().Match(rest) is { Success: true } asked ? asked.Groups["what"].Value : rest;
        var modifier = sheet.System != SheetWords.Coc7e && AttributeNames.Find(sheet, what) is not null ? ".mod" : share;
        return SheetValues.Find(sheet, what + modifier).Then<string>(bonus => Checked(sheet, die, bonus));
    }

    /// <summary>One rolls under in the horror game, and adds everywhere else.</summary>
    private static string Checked(Sheet sheet, string die, int number) =>
        sheet.System == SheetWords.Coc7e ? $"1d100<={Math.Max(0, number).ToString(CultureInfo.InvariantCulture)}" : die + Signed(number);

    private static string Signed(int number) => number == 0 ? "" : number.ToString("+0;-0", CultureInfo.InvariantCulture);

    private static Result<SheetAttack> Attack(Sheet sheet, string what) => Names.Find(sheet.Combat?.Attacks ?? [], what.Trim(), static attack => attack.Name, "roll", "attack");

    /// <summary>The text with a number for each name that begins with @.</summary>
    private static Result<string> Filled(Sheet sheet, string text)
    {
        Error? wrong = null;
        var filled = Variable().Replace(text, match =>
        {
            var found = SheetValues.Find(sheet, match.Groups["name"].Value);
            wrong ??= found.Error;
            return found.Value < 0 ? $"({found.Value.ToString(CultureInfo.InvariantCulture)})" : found.Value.ToString(CultureInfo.InvariantCulture);
        });
        return wrong is null ? filled : wrong;
    }

    private static Result<string> Readable(string text) =>
        PluginHost.Dice.Expression.TryParse(text, Dialect.Standard, out _, out var error) ? text : Error.Invalid("roll", $"'{text}' is no expression of dice: {error.Message}");

    [GeneratedRegex(@"\d*[dD](\d|%|F)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Dice();

    [GeneratedRegex(@"@(?<name>[\p{L}_][\p{L}\p{N}_-]*(\.[\p{L}\p{N}_-]+)*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Variable();

    [GeneratedRegex(@"^(please |i |roll |make |for |a |an |the |my |me |throw )+", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Filler();

    [GeneratedRegex(@"\b(with|at) (adv|advantage)\b|\b(adv|advantage) on\b|\b(adv|advantage)$|^(adv|advantage) ", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Advantage();

    [GeneratedRegex(@"\b(with|at) (dis|disadv|disadvantage)\b|\b(dis|disadv|disadvantage) on\b|\b(dis|disadv|disadvantage)$|^(dis|disadv|disadvantage) ", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Disadvantage();

    [GeneratedRegex(@"^damage( (with|of|for|from))?( (my|the|a|an))? (?<what>.+)$|^(?<what>.+?)(['’]s)? damage( roll)?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Damage();

    [GeneratedRegex(@"^spell attack( roll)?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SpellAttack();

    [GeneratedRegex(@"^(attack|strike|hit)( roll)?( (with|using|by))?( (my|the|a|an))? (?<what>.+)$|^(?<what>.+?) (attack|strike)( roll)?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Strike();

    [GeneratedRegex(@"^death sav(e|ing throw)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DeathSave();

    [GeneratedRegex(@"^(?<what>.+?) (save|saving throw)$|^sav(e|ing throw) (of|against|with|for) (?<what>.+)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Save();

    [GeneratedRegex(@"^(?<what>.+?) (check|test|roll)$|^(check|test) (of|for|on) (?<what>.+)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Asked();

    [GeneratedRegex(@"\bhard\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hard();

    [GeneratedRegex(@"\bextreme\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Extreme();
}
