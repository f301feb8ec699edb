using System.CommandLine;

namespace PluginHost.Host;

internal static class SecurityCommand
{
    public static Command Create(Shell shell)
    {
        var limit = new Option<int>("--limit") { Description = "How many records, at most 500.", HelpName = "COUNT", DefaultValueFactory = static _ => 50 };
        return new Command("security", "Who was let in, who was refused, and what was changed about it.") { limit }
            .WithExamples("security", "security --limit 200 --json")
            .Shows(
                shell,
                (parse, host, cancellationToken) => host.GetAsync($"security?limit={parse.GetValue(limit)}", ControlJson.Default.SecurityList, cancellationToken),
                TerminalJson.Readable.SecurityList,
                PeopleView.Security);
    }
}
