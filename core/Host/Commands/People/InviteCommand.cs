using System.CommandLine;

namespace PluginHost.Host;

internal static class InviteCommand
{
    public static Command Create(Shell shell)
    {
        var campaign = new Option<string?>("--campaign") { Description = "The campaign's id. Default: the newest.", HelpName = "ID" };
        var role = new Option<string>("--role") { Description = "What they become: player, spectator or gm.", HelpName = "ROLE", DefaultValueFactory = static _ => "player" };
        var character = new Option<string?>("--character") { Description = "Whose player they become, by name or id.", HelpName = "NAME" };
        var person = new Option<string?>("--person") { Description = "Let somebody who is known in again, on another device.", HelpName = "PERSON" };
        var uses = new Option<int?>("--uses") { Description = "How often the link opens. Default: once.", HelpName = "COUNT" };
        var days = new Option<int?>("--days") { Description = "How long the link lasts. Default: 7.", HelpName = "DAYS" };
        var here = new Option<bool>("--here") { Description = "For a browser on this computer, while the host is open to nobody else." };
        return new Command("invite", "A link and a QR code that let a player in.") { campaign, role, character, person, uses, days, here }
            .WithExamples("invite", "invite --character 'Tessaly Quick'", "invite --role spectator --uses 5", "invite --person Mira")
            .Shows(
                shell,
                async (parse, host, cancellationToken) =>
                {
                    var wanted = RoleNames.Of(parse.GetValue(role)!);
                    if (!wanted.Succeeded)
                    {
                        return wanted.Error;
                    }

                    var request = new InviteRequest(parse.GetValue(campaign), wanted.Value)
                    {
                        Character = parse.GetValue(character),
                        Person = parse.GetValue(person),
                        Uses = parse.GetValue(uses),
                        Days = parse.GetValue(days),
                        Here = parse.GetValue(here),
                    };
                    return await host.PostAsync("invite", request, ControlJson.Default.InviteRequest, ControlJson.Default.InviteLink, cancellationToken);
                },
                TerminalJson.Readable.InviteLink,
                PeopleView.Invitation);
    }
}
