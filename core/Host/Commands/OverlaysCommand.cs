using System.CommandLine;

namespace PluginHost.Host;

internal static class OverlaysCommand
{
    public static Command Create(Shell shell)
    {
        var campaign = new Option<string?>("--campaign") { Description = "The campaign's id. Default: the newest.", HelpName = "ID" };
        var command = new Command("overlays", "Addresses for browser sources. Whoever has one sees what everyone may see, and nothing else.") { campaign }
            .WithExamples("overlays", "overlays --campaign demo --json");
        command.SetAction((parse, cancellationToken) => shell.AttachedAsync(
            parse,
            async (host, output, cancellationToken) => output.Show(
                await host.GetAsync("overlays" + QueryText.Of(("campaign", parse.GetValue(campaign))), ControlJson.Default.OverlayList, cancellationToken),
                TerminalJson.Readable.OverlayList,
                PlainView.Overlays),
            cancellationToken));
        return command;
    }
}
