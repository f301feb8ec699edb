using System.CommandLine;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using PluginHost.Sdk;
using Spectre.Console.Rendering;

namespace PluginHost.Host;

/// <summary>What most commands do: they ask the running host, or one that lives as long as the command, and show what it answers.</summary>
internal static class Asking
{
    public static Command Shows<T>(this Command command, Shell shell, Func<ParseResult, ControlClient, CancellationToken, Task<Result<T>>> ask, JsonTypeInfo<T> type, Func<T, IRenderable> view)
    {
        command.SetAction((parse, cancellationToken) => shell.AttachedAsync(
            parse, async (host, output, cancellationToken) => output.Show(await ask(parse, host, cancellationToken), type, view), cancellationToken));
        return command;
    }

    /// <param name="asked">What the request says beside the tool and its arguments.</param>
    public static Command Calls(this Command command, Shell shell, string tool, Func<ParseResult, JsonObject> arguments, Func<ParseResult, CallRequest, CallRequest>? asked = null)
    {
        command.SetAction((parse, cancellationToken) => shell.AttachedAsync(
            parse,
            (host, output, cancellationToken) => CallCommand.RunAsync(host, output, tool, arguments(parse), request => asked?.Invoke(parse, request) ?? request, cancellationToken),
            cancellationToken));
        return command;
    }
}
