using System.CommandLine;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>What is kept of somebody: given out, given to others, forgotten.</summary>
internal static class UserDataCommands
{
    public static Command Consent(Shell shell)
    {
        var person = UserCommands.Person();
        var give = new Option<string?>("--give") { Description = "They agree that this is given there.", HelpName = "PROVIDER/WHAT" };
        var withdraw = new Option<string?>("--withdraw") { Description = "They no longer agree.", HelpName = "PROVIDER/WHAT" };
        return new Command("consent", "What somebody agreed to have given to others, and since when.") { person, give, withdraw }
            .WithExamples("users consent Mira", "users consent Mira --give discord/name", "users consent Mira --withdraw discord/name")
            .Shows(
                shell,
                async (parse, host, cancellationToken) =>
                {
                    var path = UserCommands.Path(parse, person);
                    var gives = parse.GetValue(give) is not null;
                    return (parse.GetValue(give) ?? parse.GetValue(withdraw))?.Split('/', 2) switch
                    {
                        null => await host.GetAsync(path, ControlJson.Default.PersonRow, cancellationToken),
                        [var provider, var what] => await host.PostAsync(
                            path, new ChangePerson { Consent = new ConsentChange(provider, what, gives) }, ControlJson.Default.ChangePerson, ControlJson.Default.PersonRow, cancellationToken),
                        _ => new Error("usage", "Name a provider and what it is given, such as discord/name."),
                    };
                },
                TerminalJson.Readable.PersonRow,
                PeopleView.Consents);
    }

    public static Command Export(Shell shell)
    {
        var person = UserCommands.Person();
        var command = new Command("export", "All that is kept of somebody, with what they did in every campaign, as JSON.") { person }.WithExamples("users export Mira > mira.json");
        command.SetAction((parse, cancellationToken) => shell.AttachedAsync(
            parse,
            async (host, output, cancellationToken) =>
            {
                var export = await host.GetAsync(UserCommands.Path(parse, person) + "/export", ControlJson.Default.PersonExport, cancellationToken);
                if (!export.Succeeded)
                {
                    return output.Fail(export.Error);
                }

                output.WriteJson(export.Value, TerminalJson.Readable.PersonExport);
                return ExitCodes.Ok;
            },
            cancellationToken));
        return command;
    }

    public static Command Erase(Shell shell)
    {
        var person = UserCommands.Person();
        var sure = new Option<bool>("--yes") { Description = "Do it; otherwise it is only said what would be done." };
        var texts = new Option<bool>("--texts") { Description = "Blank what they wrote as well: notes, decisions, and whatever of theirs says their name." };
        var command = new Command("erase", "Forget somebody for good: name, accounts and sign-ins. What they did stays in the journal, under an id that says nothing.") { person, sure, texts }
            .WithExamples("users erase Mira", "users erase Mira --yes --texts");
        command.SetAction((parse, cancellationToken) => shell.AttachedAsync(
            parse,
            async (host, output, cancellationToken) => output.Show(
                await Progress.WhileAsync(
                    output,
                    "erase",
                    () => host.PostAsync(
                        UserCommands.Path(parse, person) + "/erase", new EraseRequest(parse.GetValue(sure), parse.GetValue(texts)), ControlJson.Default.EraseRequest, ControlJson.Default.Erasure, cancellationToken)),
                TerminalJson.Readable.Erasure,
                PeopleView.Erased),
            cancellationToken));
        return command;
    }
}
