using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json;
using System.Text.Json.Nodes;
using PluginHost.Sdk;

namespace PluginHost.Host;

internal static class CallCommand
{
    public static Command Create(Shell shell)
    {
        var tool = new Argument<string>("TOOL") { Description = "The tool's name." };
        var campaign = new Option<string?>("--campaign") { Description = "The campaign's id. Default: the newest.", HelpName = "ID" };
        var person = new Option<string?>("--as") { Description = "Act as a player; only the game master may.", HelpName = "PERSON" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only say what would be done." };
        var command = new Command("call", "Call a tool. Its arguments follow as --name value; behind '--' every option belongs to the tool.") { tool, campaign, person, dryRun };
        command.TreatUnmatchedTokensAsErrors = false;
        command.WithExamples(
            "call roll_dice --expression 2d6+3",
            "call roll_dice --expression 1d20 --as mira",
            "call set_hp --dry-run --character_id \"Tessaly Quick\" --current 12");
        command.SetAction((parse, cancellationToken) => shell.AttachedAsync(
            parse,
            async (host, output, cancellationToken) =>
            {
                var name = parse.GetRequiredValue(tool);
                var described = await host.GetAsync("tools" + QueryText.Of(("name", name)), ControlJson.Default.ToolList, cancellationToken);
                var arguments = described.Then(found => CallArguments.Read(parse.UnmatchedTokens, found.Tools[0].InputSchema, [.. Before(parse, name)]));
                if (!arguments.Succeeded)
                {
                    return output.Fail(arguments.Error);
                }

                return await RunAsync(host, output, name, arguments.Value, request => request with { Campaign = parse.GetValue(campaign), As = parse.GetValue(person), DryRun = parse.GetValue(dryRun) }, cancellationToken);
            },
            cancellationToken));
        return command;
    }

    /// <summary>The options behind the tool's name that the host took for its own.</summary>
    private static IEnumerable<string> Before(ParseResult parse, string tool) => parse.Tokens
        .SkipWhile(token => token.Type != TokenType.Argument || token.Value != tool)
        .TakeWhile(static token => token.Type != TokenType.DoubleDash)
        .Where(static token => token.Type == TokenType.Option)
        .Select(static token => token.Value.Split('=')[0]);

    /// <summary>Calls a tool, shows how far it is, and then what it answered.</summary>
    public static async Task<int> RunAsync(ControlClient host, Output output, string tool, JsonObject arguments, Func<CallRequest, CallRequest> asked, CancellationToken cancellationToken)
    {
        var result = await ResultAsync(host, output, tool, arguments, asked, cancellationToken);
        return result.Succeeded ? Show(output, result.Value) : output.Fail(result.Error);
    }

    /// <summary>Calls a tool and shows how far it is.</summary>
    public static async Task<Result<ToolResult>> ResultAsync(ControlClient host, Output output, string tool, JsonObject arguments, Func<CallRequest, CallRequest> asked, CancellationToken cancellationToken)
    {
        var request = asked(new CallRequest(tool, JsonSerializer.SerializeToElement(arguments, CallJson.Default.JsonObject)));
        var lines = host.LinesAsync("call", request, ControlJson.Default.CallRequest, ControlJson.Default.ControlLine, cancellationToken);
        var last = await Progress.FollowAsync(output, tool, lines);
        return last.Then<ToolResult>(static line => line.Result switch
        {
            null => new Error("unreachable", "The host ended the call without an answer."),
            { Error: { } error } => error,
            var result => result,
        });
    }

    public static int Show(Output output, ToolResult result)
    {
        output.Show<ToolResult>(result, TerminalJson.Readable.ToolResult, ToolView.Result);
        return result.NeedsInput is null ? ExitCodes.Ok : ExitCodes.Refused;
    }
}
