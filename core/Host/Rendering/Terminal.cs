using Spectre.Console;

namespace PluginHost.Host;

/// <summary>Results go to one stream and everything else to the other, so that results can be piped.</summary>
internal sealed class Terminal
{
    private const int PipeWidth = 200;

    public Terminal(TextWriter results, TextWriter errors, bool interactive)
    {
        Results = results;
        Error = errors;
        Console = Create(results, interactive);
        ErrorConsole = Create(errors, interactive);
    }

    public TextWriter Results { get; }

    public TextWriter Error { get; }

    public IAnsiConsole Console { get; }

    /// <summary>For progress, which is no result.</summary>
    public IAnsiConsole ErrorConsole { get; }

    private static IAnsiConsole Create(TextWriter writer, bool interactive)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = interactive ? AnsiSupport.Detect : AnsiSupport.No,
            Interactive = interactive ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!interactive)
        {
            console.Profile.Width = PipeWidth;
        }

        return console;
    }
}
