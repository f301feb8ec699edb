using System.CommandLine;

namespace PluginHost.Host;

internal static class UserCommands
{
    public static Command Create(Shell shell)
    {
        var users = new Command("users", "The people of the table, and what each may do.")
        {
            List(shell),
            Add(shell),
            Change(shell, "show", "Somebody, and where they are signed in.", null, static _ => null, "users show Mira"),
            Role(shell),
            Change(shell, "name", "Call somebody something else.", "NAME", static name => new ChangePerson { Name = name }, "users name p-3k2f Mira"),
            Change(shell, "allow", "Let somebody use a tool, whatever their role.", "TOOL", static tool => new ChangePerson { Allow = tool }, "users allow Mira next_turn"),
            Change(shell, "deny", "Keep somebody from a tool; '*' means all that are not allowed.", "TOOL", static tool => new ChangePerson { Deny = tool }, "users deny Mira undo"),
            Change(shell, "reset", "Let somebody's role decide about a tool again.", "TOOL", static tool => new ChangePerson { Reset = tool }, "users reset Mira undo"),
            Change(shell, "disable", "Let somebody in no more, and close what they have open.", null, static _ => new ChangePerson { Disabled = true }, "users disable Mira"),
            Change(shell, "enable", "Let somebody in again.", null, static _ => new ChangePerson { Disabled = false }, "users enable Mira"),
            Change(shell, "sign-out", "End all that somebody is signed in with.", null, static _ => new ChangePerson { SignOut = true }, "users sign-out gm"),
            UserDataCommands.Consent(shell),
            UserDataCommands.Export(shell),
            UserDataCommands.Erase(shell),
        };
        return users.WithExamples("users list", "users role Mira player", "users export Mira > mira.json", "users erase Mira");
    }

    public static Argument<string> Person() => new("PERSON") { Description = "Who, by id or name." };

    public static string Path(ParseResult parse, Argument<string> person) => "users/" + Uri.EscapeDataString(parse.GetRequiredValue(person));

    private static Command List(Shell shell) =>
        new Command("list", "Everybody who was invited.").WithExamples("users list", "users list --json")
            .Shows(shell, static (_, host, cancellationToken) => host.GetAsync("users", ControlJson.Default.PersonList, cancellationToken), TerminalJson.Readable.PersonList, PeopleView.Table);

    private static Command Add(Shell shell)
    {
        var name = new Argument<string>("NAME") { Description = "What they are called." };
        var role = new Option<string?>("--role") { Description = "What they are in the campaign: gm, player or spectator.", HelpName = "ROLE" };
        var campaign = new Option<string?>("--campaign") { Description = "The campaign's id. Default: the newest.", HelpName = "ID" };
        return new Command("add", "Add somebody without an invitation; 'invite --person' lets them in.") { name, role, campaign }
            .WithExamples("users add Mira --role player")
            .Shows(
                shell,
                async (parse, host, cancellationToken) =>
                {
                    var wanted = RoleNames.OrNone(parse.GetValue(role) ?? "none");
                    return wanted.Succeeded
                        ? await host.PostAsync("users", new AddPerson(parse.GetRequiredValue(name), parse.GetValue(campaign), wanted.Value.Role), ControlJson.Default.AddPerson, ControlJson.Default.PersonRow, cancellationToken)
                        : wanted.Error;
                },
                TerminalJson.Readable.PersonRow,
                PeopleView.One);
    }

    private static Command Role(Shell shell)
    {
        var person = Person();
        var role = new Argument<string>("ROLE") { Description = "gm, player, spectator, or none." };
        var campaign = new Option<string?>("--campaign") { Description = "The campaign's id. Default: the newest.", HelpName = "ID" };
        return new Command("role", "Say what somebody is in a campaign.") { person, role, campaign }.WithExamples("users role Mira spectator --campaign demo", "users role Mira none")
            .Shows(
                shell,
                (parse, host, cancellationToken) => host.PostAsync(
                    Path(parse, person), new ChangePerson { Role = parse.GetRequiredValue(role), Campaign = parse.GetValue(campaign) }, ControlJson.Default.ChangePerson, ControlJson.Default.PersonRow, cancellationToken),
                TerminalJson.Readable.PersonRow,
                PeopleView.One);
    }

    private static Command Change(Shell shell, string verb, string description, string? what, Func<string, ChangePerson?> change, string example)
    {
        var person = Person();
        var command = new Command(verb, description) { person }.WithExamples(example);
        var word = what is null ? null : new Argument<string>(what) { Description = what == "TOOL" ? "The tool's name." : "What they are called." };
        if (word is not null)
        {
            command.Arguments.Add(word);
        }

        return command.Shows(
            shell,
            (parse, host, cancellationToken) => change(word is null ? string.Empty : parse.GetRequiredValue(word)) is { } asked
                ? host.PostAsync(Path(parse, person), asked, ControlJson.Default.ChangePerson, ControlJson.Default.PersonRow, cancellationToken)
                : host.GetAsync(Path(parse, person), ControlJson.Default.PersonRow, cancellationToken),
            TerminalJson.Readable.PersonRow,
            PeopleView.One);
    }
}
