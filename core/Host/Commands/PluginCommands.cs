using System.CommandLine;

namespace PluginHost.Host;

internal static class PluginCommands
{
    public static Command Create(Shell shell)
    {
        var plugins = new Command("plugins", "See and steer plugins.")
        {
            List(shell),
            Show(shell),
            Act(shell, "reload", "Load a plugin anew, from its folder as it is now."),
            Act(shell, "enable", "Switch a plugin on."),
            Act(shell, "disable", "Switch a plugin off."),
            Letters(shell),
            Retry(shell),
        };
        return plugins.WithExamples("plugins list", "plugins show obs", "plugins reload obs");
    }

    private static Argument<string> Id() => new("PLUGIN") { Description = "The plugin's id." };

    private static Command List(Shell shell) =>
        new Command("list", "All plugins, what state they are in and what they need.")
            .WithExamples("plugins list", "plugins list --json")
            .Shows(
                shell,
                static (_, host, cancellationToken) => host.GetAsync("plugins", ControlJson.Default.PluginList, cancellationToken),
                TerminalJson.Readable.PluginList,
                static list => PluginView.Table(list.Plugins, list.Warnings));

    private static Command Show(Shell shell)
    {
        var id = Id();
        return new Command("show", "One plugin: what it offers, what its calls cost, its warnings.") { id }
            .WithExamples("plugins show obs")
            .Shows(
                shell,
                (parse, host, cancellationToken) => host.GetAsync($"plugins/{Uri.EscapeDataString(parse.GetRequiredValue(id))}", ControlJson.Default.PluginStatus, cancellationToken),
                TerminalJson.Readable.PluginStatus,
                PluginView.One);
    }

    private static Command Act(Shell shell, string verb, string description)
    {
        var id = Id();
        var command = new Command(verb, description) { id }.WithExamples($"plugins {verb} obs");
        command.SetAction((parse, cancellationToken) => shell.AttachedAsync(
            parse,
            async (host, output, cancellationToken) => output.Show(
                await Progress.WhileAsync(
                    output,
                    $"{verb} {parse.GetRequiredValue(id)}",
                    () => host.PostAsync($"plugins/{Uri.EscapeDataString(parse.GetRequiredValue(id))}/{verb}", ControlJson.Default.PluginStatus, cancellationToken)),
                TerminalJson.Readable.PluginStatus,
                PluginView.One),
            cancellationToken));
        return command;
    }

    private static Command Letters(Shell shell)
    {
        var id = new Argument<string?>("PLUGIN") { Description = "The plugin's id; all when left out.", Arity = ArgumentArity.ZeroOrOne };
        return new Command("letters", "Deliveries and requests that failed and were set aside.") { id }
            .WithExamples("plugins letters", "plugins letters discord")
            .Shows(
                shell,
                (parse, host, cancellationToken) => host.GetAsync($"letters?plugin={Uri.EscapeDataString(parse.GetValue(id) ?? string.Empty)}", ControlJson.Default.LetterList, cancellationToken),
                TerminalJson.Readable.LetterList,
                static list => PluginView.Letters(list.Letters));
    }

    private static Command Retry(Shell shell)
    {
        var letter = new Argument<string>("LETTER") { Description = "The letter's id, from 'plugins letters'." };
        return new Command("retry", "Deliver a letter, or send a request, once more.") { letter }
            .WithExamples("plugins letters", "plugins retry 3f2a")
            .Shows(
                shell,
                (parse, host, cancellationToken) => host.PostAsync($"letters/retry?id={Uri.EscapeDataString(parse.GetRequiredValue(letter))}", ControlJson.Default.Done, cancellationToken),
                TerminalJson.Readable.Done,
                PlainView.Done);
    }
}
