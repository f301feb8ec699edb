using System.CommandLine;

namespace PluginHost.Host;

internal static class ToolsCommand
{
    public static Command Create(Shell shell)
    {
        var name = new Argument<string?>("TOOL") { Description = "One tool with its arguments; all when left out.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("tools", "The tools that can be called.") { name }
            .WithExamples("tools", "tools roll_dice");
        command.SetAction((parse, cancellationToken) => shell.AttachedAsync(
            parse,
            async (host, output, cancellationToken) =>
            {
                var only = parse.GetValue(name);
                return output.Show(
                    await host.GetAsync("tools" + QueryText.Of(("name", only)), ControlJson.Default.ToolList, cancellationToken),
                    TerminalJson.Readable.ToolList,
                    list => only is null ? ToolView.Table(list.Tools) : ToolView.One(list.Tools[0]));
            },
            cancellationToken));
        return command;
    }
}
