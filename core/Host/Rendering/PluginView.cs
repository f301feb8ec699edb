using PluginHost.Plugins;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace PluginHost.Host;

internal static class PluginView
{
    public static IRenderable Table(IReadOnlyList<PluginStatus> plugins, IReadOnlyList<string> warnings) =>
        warnings.Count == 0 ? Table(plugins) : new Rows([Table(plugins), .. warnings.Select(static warning => PlainView.Line("Warning: " + warning))]);

    private static IRenderable Table(IReadOnlyList<PluginStatus> plugins)
    {
        if (plugins.Count == 0)
        {
            return PlainView.Line("No plugins were found.");
        }

        var table = Tables.Of("plugin", "state", "version", "note").Wrapping();
        foreach (var plugin in plugins)
        {
            table.Row(StyleOf(plugin.State), plugin.Id, Word(plugin.State), plugin.Version, Note(plugin));
        }

        return table;
    }

    public static IRenderable One(PluginStatus plugin)
    {
        var facts = Tables.Of(string.Empty, string.Empty).HideHeaders().Wrapping();
        facts.Row("plugin", $"{plugin.Name} ({plugin.Id}) {plugin.Version}");
        facts.Row(StyleOf(plugin.State), "state", Word(plugin.State));
        Add(facts, "note", plugin.Note);
        Add(facts, "tools", string.Join(", ", plugin.Tools));
        Add(facts, "offers", string.Join(", ", plugin.Offers));
        Add(facts, "pages", string.Join(", ", plugin.Pages.Select(static page => page.Title)));
        Add(facts, "letters", plugin.Letters == 0 ? null : $"{plugin.Letters}, see: {Invocation.Name} plugins letters {plugin.Id}");
        Add(facts, "unloaded", plugin.LastUnload);
        foreach (var warning in plugin.Warnings)
        {
            facts.Row("warning", warning);
        }

        return plugin.Figures.Count == 0 ? facts : new Rows(facts, Figures(plugin.Figures));
    }

    public static IRenderable Letters(IReadOnlyList<LetterRow> letters)
    {
        if (letters.Count == 0)
        {
            return PlainView.Line("Nothing was set aside.");
        }

        var table = Tables.Of("letter", "plugin", "campaign", "kind", "tries", "why").Wrapping();
        foreach (var letter in letters)
        {
            table.Row(letter.Id, letter.Plugin, letter.Campaign, letter.Kind, letter.Attempts.ToString(), letter.Reason);
        }

        return table;
    }

    private static Table Figures(IReadOnlyList<HookFigures> figures)
    {
        var table = Tables.Of("call", "calls", "failed", "abandoned", "mean ms", "max ms");
        foreach (var figure in figures)
        {
            table.Row(figure.Call, figure.Calls.ToString(), figure.Failures.ToString(), figure.Abandoned.ToString(), figure.MeanMs.ToString("0.0"), figure.MaxMs.ToString("0.0"));
        }

        return table;
    }

    private static void Add(Table facts, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            facts.Row(name, value);
        }
    }

    private static string Note(PluginStatus plugin) =>
        plugin.Note ?? (plugin.Warnings.Count > 0 ? plugin.Warnings[0] : string.Empty);

    private static string Word(PluginState state) => state.ToString().ToLowerInvariant();

    private static Style StyleOf(PluginState state) => new(state switch
    {
        PluginState.Running => Color.Green,
        PluginState.Failed => Color.Red,
        PluginState.Degraded or PluginState.Idle => Color.Yellow,
        _ => Color.Grey,
    });
}
