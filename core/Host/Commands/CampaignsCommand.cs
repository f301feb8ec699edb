using System.CommandLine;

namespace PluginHost.Host;

internal static class CampaignsCommand
{
    public static Command Create(Shell shell) => new Command("campaigns", "The campaigns of this host.").WithExamples("campaigns").Shows(
        shell,
        static (_, host, cancellationToken) => host.GetAsync("campaigns", ControlJson.Default.CampaignList, cancellationToken),
        TerminalJson.Readable.CampaignList,
        static list => PlainView.Campaigns(list.Campaigns));
}
