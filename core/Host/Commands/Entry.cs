using System.CommandLine;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>From words to an exit code. Nothing that goes wrong below shows a stack here.</summary>
internal static class Entry
{
    public static async Task<int> RunAsync(string[] words, Terminal terminal, Func<string, string?> environment, CancellationToken cancellationToken)
    {
        var shell = new Shell(terminal, environment);
        var parse = CommandTree.Create(shell).Parse(words);
        var output = shell.Output(parse);
        if (parse.Errors.Count > 0)
        {
            return output.Fail(new Error("usage", parse.Errors[0].Message) { Hint = $"See: {Invocation.Name} {Path(parse)}--help" });
        }

        return await GuardedAsync(
            () => parse.InvokeAsync(
                new InvocationConfiguration { Output = terminal.Results, Error = terminal.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null },
                cancellationToken),
            () => output,
            parse.GetValue(shell.Options.Verbose) ? terminal.Error : null,
            // What runs until it is stopped has then done its work; anything else has not.
            parse.CommandResult.Command is RootCommand or { Name: "run" or "tail" or "mcp" } ? ExitCodes.Ok : ExitCodes.Refused,
            cancellationToken);
    }

    /// <summary>An assistant's way in, whose words need no command tree.</summary>
    public static Task<int> RunAsync(McpWords words, TextWriter errors, Func<string, string?> environment, CancellationToken cancellationToken)
    {
        Output Said() => new(new Terminal(TextWriter.Null, errors, interactive: false), json: false);
        return GuardedAsync(() => McpCommand.RunAsync(words, Said, errors, environment, cancellationToken), Said, null, ExitCodes.Ok, cancellationToken);
    }

    private static async Task<int> GuardedAsync(Func<Task<int>> work, Func<Output> output, TextWriter? faults, int stopped, CancellationToken cancellationToken)
    {
        try
        {
            return await work();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return stopped;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return output().Fail(new Error("data-folder", "The data folder cannot be used.") { Hint = "Check that it belongs to you and that the disk has space, or name another with --data." });
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            if (faults is not null)
            {
                using var log = new JsonLog(faults, LogLevel.Critical, TimeProvider.System);
                HostLog.Fault(log.CreateLogger("PluginHost"), e);
            }

            return output().Fail(new Error("failed", "PluginHost met a fault of its own.") { Hint = "Run it again with --verbose to see what it was, and report it." });
        }
    }

    private static string Path(ParseResult parse) =>
        parse.CommandResult.Command is RootCommand ? string.Empty : string.Join(' ', parse.CommandResult.Command.Parents.OfType<Command>().Where(static one => one is not RootCommand).Select(static one => one.Name).Append(parse.CommandResult.Command.Name)) + " ";
}
