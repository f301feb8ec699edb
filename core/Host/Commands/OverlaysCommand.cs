using System.CommandLine;

namespace PluginHost.Host;

internal static class OverlaysCommand
{
    public static Command Create(Shell shell)
    {
        var campaign = new Option<string?>("--campaign") { Description = "The campaign's id. Default: the newest.", HelpName = "ID" };
        var renew = new Option<bool>("--renew") { Description = "Make all earlier addresses of the campaign worthless, and print new ones." };
        var here = new Option<bool>("--here") { Description = "Addresses for a browser on this computer, also when the host is open to others." };
        return new Command("overlays", "Addresses for browser sources. Whoever has one sees what everyone may see, and nothing else.") { campaign, renew, here }
            .WithExamples("overlays", "overlays --campaign demo --json", "overlays --renew")
            .Shows(
                shell,
                (parse, host, cancellationToken) =>
                {
                    var query = QueryText.Of(("campaign", parse.GetValue(campaign)), ("here", parse.GetValue(here) ? "true" : null));
                    return parse.GetValue(renew)
                        ? host.PostAsync("overlays/renew" + query, ControlJson.Default.OverlayList, cancellationToken)
                        : host.GetAsync("overlays" + query, ControlJson.Default.OverlayList, cancellationToken);
                },
                TerminalJson.Readable.OverlayList,
                PlainView.Overlays);
    }
}
