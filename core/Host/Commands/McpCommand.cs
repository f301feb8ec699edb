using System.CommandLine;
using System.Text;
using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>An assistant's way in by standard input and output. Nothing but its protocol is ever written there.</summary>
internal static class McpCommand
{
    public static Command Create(Shell shell)
    {
        var person = new Option<string?>("--as") { Description = "Let the assistant be a player's: it sees and may what that person does.", HelpName = "PERSON" };
        var groups = new Option<string?>("--groups") { Description = "List only these groups of tools, such as combat,rules.", HelpName = "NAMES" };
        var campaign = new Option<string?>("--campaign") { Description = "Bind the assistant to this campaign: it sees no other.", HelpName = "ID" };
        var command = new Command("mcp", "Connect an assistant by standard input and output (Model Context Protocol).") { person, groups, campaign };
        command.Subcommands.Add(McpInstallCommand.Create(shell));
        command.WithExamples("mcp install", "mcp install --client cursor --yes", "mcp --as mira", "mcp --groups combat,rules", "mcp --campaign the-salt-road");
        command.SetAction((parse, cancellationToken) => RunAsync(
            shell.Settings(parse),
            parse.GetValue(person),
            new ClientQuery(parse.GetValue(groups), parse.GetValue(campaign)),
            () => new Output(shell.Terminal, json: false),
            shell.Terminal.Error,
            cancellationToken));
        return command;
    }

    /// <summary>The same without the command tree, for words that need none.</summary>
    public static Task<int> RunAsync(McpWords words, Func<Output> errors, TextWriter logs, Func<string, string?> environment, CancellationToken cancellationToken) =>
        RunAsync(HostSettings.From(words.Data, words.Port, words.Plugins, verbose: false, environment), words.Person, words.Wish, errors, logs, cancellationToken);

    private static async Task<int> RunAsync(Result<HostSettings> settings, string? person, ClientQuery wish, Func<Output> errors, TextWriter logs, CancellationToken cancellationToken)
    {
        if (!settings.Succeeded)
        {
            return errors().Fail(settings.Error);
        }

        await using var input = Console.OpenStandardInput();
        await using var output = ProtocolOutput.Take();

        // Whoever is bound to a campaign waits: whether there is one, only the journal says. So does whoever lost a host.
        var early = wish.Campaign is null ? new EarlyAnswers(settings.Value, person, wish) : null;
        await using var bridge = new StdioBridge(input, output, person, wish, token => HostLink.OpenLastingAsync(settings.Value, Interlocked.Exchange(ref early, null), logs, token));
        if (await bridge.RunAsync(cancellationToken) is not { } error)
        {
            return ExitCodes.Ok;
        }

        await SayAsync(output, error);
        return errors().Fail(error);
    }

    /// <summary>Clients show what comes as a message; few show what stands in the error stream.</summary>
    private static async Task SayAsync(Stream output, Error error)
    {
        var sentence = JsonEncodedText.Encode(error.ToString());
        await output.WriteAsync(Encoding.UTF8.GetBytes($$$"""{"jsonrpc":"2.0","id":null,"error":{"code":-32000,"message":"{{{sentence}}}"}}""" + "\n"));
    }
}
