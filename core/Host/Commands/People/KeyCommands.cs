using System.CommandLine;

namespace PluginHost.Host;

internal static class KeyCommands
{
    public static Command Create(Shell shell) =>
        new Command("keys", "Keys for bridges, overlays and scripts: made, replaced and revoked one by one.") { List(shell), Make(shell), Act(shell, "rotate", "Replace a key by another; the old one is worthless at once."), Act(shell, "revoke", "Make a key worthless at once.") }
            .WithExamples("keys list", "keys create --name foundry --role plugin", "keys rotate foundry", "keys revoke foundry");

    private static Command List(Shell shell) =>
        new Command("list", "All keys: what they open, when they were made and used; never the keys.").WithExamples("keys list", "keys list --json")
            .Shows(shell, static (_, host, cancellationToken) => host.GetAsync("keys", ControlJson.Default.KeyList, cancellationToken), TerminalJson.Readable.KeyList, PeopleView.Keys);

    private static Command Make(Shell shell)
    {
        var name = new Option<string>("--name") { Description = "What it is for.", HelpName = "NAME", Required = true };
        var role = new Option<string>("--role") { Description = "What its bearer may do: plugin, overlay, player or gm.", HelpName = "ROLE", Required = true };
        var campaign = new Option<string?>("--campaign") { Description = "The campaign it opens. Default: the newest; a gm's key without one opens all.", HelpName = "ID" };
        return new Command("create", "Make a key. It is shown this once.") { name, role, campaign }
            .WithExamples("keys create --name foundry --role plugin", "keys create --name second-screen --role overlay --campaign demo")
            .Shows(
                shell,
                async (parse, host, cancellationToken) =>
                {
                    var wanted = RoleNames.Of(parse.GetRequiredValue(role));
                    return wanted.Succeeded
                        ? await host.PostAsync("keys", new CreateKey(parse.GetRequiredValue(name), wanted.Value, parse.GetValue(campaign)), ControlJson.Default.CreateKey, ControlJson.Default.NewKey, cancellationToken)
                        : wanted.Error;
                },
                TerminalJson.Readable.NewKey,
                PeopleView.Key);
    }

    private static Command Act(Shell shell, string verb, string description)
    {
        var name = new Argument<string>("NAME") { Description = "The key's name." };
        return new Command(verb, description) { name }.WithExamples($"keys {verb} foundry").Shows(
            shell,
            (parse, host, cancellationToken) => host.PostAsync($"keys/{Uri.EscapeDataString(parse.GetRequiredValue(name))}/{verb}", ControlJson.Default.NewKey, cancellationToken),
            TerminalJson.Readable.NewKey,
            PeopleView.Key);
    }
}
