using System.Collections;
using System.Globalization;
using HandlebarsDotNet;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Generators;

/// <summary>What a template can say beyond names: <c>{{table "name"}}</c>, <c>{{dice "2d6"}}</c>, <c>{{a thing}}</c>, <c>{{capital x}}</c>, <c>{{lower x}}</c>, <c>{{join list}}</c>.</summary>
internal static class TemplateWords
{
    /// <summary>A word may roll on tables, which costs more than a turn of a loop.</summary>
    private const int Cost = 50;

    public static void Teach(IHandlebars library, Func<TemplateRun> run)
    {
        library.RegisterHelper(TemplateScan.Turn, (EncodedTextWriter _, Context _, Arguments _) => run().Turn());
        Say("table", (one, given) => one.Tables is { } tables ? Given(one, tables.Roll(Text(given, 0))) : throw one.Stop(Error.Invalid("template", "There are no tables here.")));
        Say("dice", (one, given) => ChanceDice.Roll(Text(given, 0), one.Chance)?.ToString(CultureInfo.InvariantCulture) ?? throw one.Stop(Error.Invalid("template", $"\"{Text(given, 0)}\" are no dice.")));
        Say("a", static (_, given) => Wording.WithArticle(Text(given, 0)));
        Say("capital", static (_, given) => Wording.Capital(Text(given, 0)));
        Say("lower", static (_, given) => Text(given, 0).ToLowerInvariant());
        Say("join", static (_, given) => given.Length > 0 && given[0] is IEnumerable all and not string ? Wording.Joined([.. all.Cast<object?>().Select(static one => one?.ToString() ?? "").Take(1_000)]) : Text(given, 0));

        void Say(string name, Func<TemplateRun, Arguments, string> word) =>
            library.RegisterHelper(name, (Context _, Arguments given) =>
            {
                run().Turn(Cost);
                return word(run(), given);
            });
    }

    private static string Given(TemplateRun run, Result<string> result) => result.Succeeded ? result.Value : throw run.Stop(result.Error);

    private static string Text(Arguments given, int index) => index < given.Length && given[index] is { } one and not UndefinedBindingResult ? Convert.ToString(one, CultureInfo.InvariantCulture) ?? "" : "";
}
