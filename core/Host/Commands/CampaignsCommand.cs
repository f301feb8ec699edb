using System.CommandLine;

namespace PluginHost.Host;

internal static class CampaignsCommand
{
    public static Command Create(Shell shell)
    {
        var command = new Command("campaigns", "The campaigns of this host.").WithExamples("campaigns");
        command.SetAction((parse, cancellationToken) => shell.AttachedAsync(
            parse,
            static async (host, output, cancellationToken) => output.Show(
                await host.GetAsync("campaigns", ControlJson.Default.CampaignList, cancellationToken),
                TerminalJson.Readable.CampaignList,
                static list => PlainView.Campaigns(list.Campaigns)),
            cancellationToken));
        return command;
    }
}
