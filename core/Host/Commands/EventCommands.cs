using System.CommandLine;

namespace PluginHost.Host;

internal static class EventCommands
{
    public static Command Create(Shell shell) =>
        new Command("events", "Read what happened.") { Show(shell), Tail(shell) }
            .WithExamples("events show --limit 50", "events tail");

    private static Option<string?> Campaign() => new("--campaign") { Description = "The campaign's id, or 'host'. Default: the newest campaign.", HelpName = "ID" };

    private static Option<string?> Kind() => new("--kind") { Description = "Only this kind, or all of an owner as 'owner/*'.", HelpName = "KIND" };

    private static Command Show(Shell shell)
    {
        var campaign = Campaign();
        var kind = Kind();
        var last = new Option<int>("--limit", "--last") { Description = "How many events.", HelpName = "COUNT", DefaultValueFactory = static _ => 20 };
        var before = new Option<string?>("--before") { Description = "Go on backwards from the position that an earlier page ended with.", HelpName = "POSITION" };
        last.Validators.Add(static result =>
        {
            if (result.Tokens.Count == 1 && !(int.TryParse(result.Tokens[0].Value, out var count) && count >= 1))
            {
                result.AddError("--limit takes a number from 1.");
            }
        });
        return new Command("show", "The last events of a campaign, oldest first.") { campaign, kind, last, before }
            .WithExamples("events show", "events show --limit 5 --kind 'dice/*'", "events show --campaign host --json")
            .Shows(
                shell,
                (parse, host, cancellationToken) => new EventPages(host, parse.GetValue(campaign), parse.GetValue(kind)).ReadAsync(parse.GetValue(before), parse.GetValue(last), cancellationToken),
                TerminalJson.Readable.EventPage,
                EventView.Page);
    }

    private static Command Tail(Shell shell)
    {
        var campaign = Campaign();
        var kind = Kind();
        var command = new Command("tail", "Events as they happen, one a line; end it with Ctrl+C.") { campaign, kind }
            .WithExamples("events tail", "events tail --json | jq .kind");
        command.SetAction((parse, cancellationToken) => shell.AttachedAsync(
            parse,
            async (host, output, cancellationToken) =>
            {
                var query = QueryText.Of(("campaign", parse.GetValue(campaign)), ("kind", parse.GetValue(kind)));
                await foreach (var happened in host.LinesAsync("events/tail" + query, ControlJson.Default.TableEvent, cancellationToken))
                {
                    if (!happened.Succeeded)
                    {
                        return output.Fail(happened.Error);
                    }

                    if (output.Json)
                    {
                        output.WriteJson(happened.Value, TerminalJson.Lines.TableEvent);
                    }
                    else
                    {
                        output.Terminal.Console.Write(EventView.Line(happened.Value));
                    }
                }

                return ExitCodes.Ok;
            },
            cancellationToken));
        return command;
    }
}
