using System.CommandLine;

namespace PluginHost.Host;

internal static class OverlaysCommand
{
    public static Command Create(Shell shell)
    {
        var campaign = new Option<string?>("--campaign") { Description = "The campaign's id. Default: the newest.", HelpName = "ID" };
        var renew = new Option<bool>("--renew") { Description = "Make all earlier addresses of the campaign worthless, and print new ones." };
        var command = new Command("overlays", "Addresses for browser sources. Whoever has one sees what everyone may see, and nothing else.") { campaign, renew }
            .WithExamples("overlays", "overlays --campaign demo --json", "overlays --renew");
        command.SetAction((parse, cancellationToken) => shell.AttachedAsync(
            parse,
            async (host, output, cancellationToken) => output.Show(
                await (parse.GetValue(renew)
                    ? host.PostAsync("overlays/renew" + QueryText.Of(("campaign", parse.GetValue(campaign))), ControlJson.Default.OverlayList, cancellationToken)
                    : host.GetAsync("overlays" + QueryText.Of(("campaign", parse.GetValue(campaign))), ControlJson.Default.OverlayList, cancellationToken)),
                TerminalJson.Readable.OverlayList,
                PlainView.Overlays),
            cancellationToken));
        return command;
    }
}
