using System.CommandLine;

namespace PluginHost.Host;

internal static class StatusCommand
{
    public static Command Create(Shell shell)
    {
        var link = new Option<bool>("--link") { Description = "Print a one-time link that signs a browser in as the game master." };
        var here = new Option<bool>("--here") { Description = "With --link: for a browser on this computer, also when the host is open to others." };
        var command = new Command("status", "Show the host, its journal and its plugins.") { link, here }
            .WithExamples("status", "status --json", "status --link");
        command.SetAction((parse, cancellationToken) => shell.AttachedAsync(
            parse,
            async (host, output, cancellationToken) => parse.GetValue(link)
                ? output.Show(
                    await host.PostAsync("ticket" + QueryText.Of(("here", parse.GetValue(here) ? "true" : null)), ControlJson.Default.TicketLink, cancellationToken),
                    TerminalJson.Readable.TicketLink,
                    static ticket => PlainView.Line(ticket.Address))
                : output.Show(
                    await host.GetAsync("status", ControlJson.Default.HostStatus, cancellationToken),
                    TerminalJson.Readable.HostStatus,
                    StatusView.Render),
            cancellationToken));
        return command;
    }
}
