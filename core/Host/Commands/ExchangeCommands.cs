using System.CommandLine;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>Campaigns and characters from files and to files. Each verb is a tool; from here it may name any file of this machine.</summary>
internal static class ExchangeCommands
{
    public static Command Import(Shell shell)
    {
        var from = new Argument<string>("FILE") { Description = "A file, or a folder of Markdown. What it is, is told by what it holds." };
        var into = new Option<string?>("--into") { Description = "The campaign's id. Default: the newest.", HelpName = "ID" };
        var fresh = new Option<bool>("--new") { Description = "Make a new campaign from it." };
        var only = new Option<string?>("--only") { Description = "Only this thing of the file, by name.", HelpName = "NAME" };
        var preview = new Option<bool>("--preview") { Description = "Only show what would be created, changed and dropped." };
        var command = new Command("import", "Bring a campaign, characters, monsters or maps of another program in, as one step that undo takes back.") { from, into, fresh, only, preview }
            .WithExamples("import --preview ilvane.json", "import campaign.json --new", "import monsters.json --only Goblin");
        command.SetAction((parse, cancellationToken) => shell.AttachedAsync(
            parse,
            (host, output, cancellationToken) =>
            {
                var arguments = new JsonObject { ["path"] = Path.GetFullPath(parse.GetRequiredValue(from)) };
                if (parse.GetValue(only) is { } name)
                {
                    arguments["only"] = name;
                }

                if (parse.GetValue(fresh))
                {
                    arguments["new_campaign"] = true;
                }

                if (parse.GetValue(preview))
                {
                    arguments["preview"] = true;
                }

                return CallCommand.RunAsync(host, output, "import_file", arguments, request => request with { Campaign = parse.GetValue(into) }, cancellationToken);
            },
            cancellationToken));
        return command;
    }

    public static Command Export(Shell shell)
    {
        var format = new Option<string?>("--format") { Description = "campaign, markdown, or another format. Default: campaign.", HelpName = "NAME" };
        var campaign = new Option<string?>("--campaign") { Description = "The campaign's id. Default: the newest.", HelpName = "ID" };
        var only = new Option<string?>("--only") { Description = "Only this thing, by name or id.", HelpName = "NAME" };
        var to = new Option<string?>("--to") { Description = "The folder to write into. Default: this one.", HelpName = "FOLDER" };
        var command = new Command("export", "Write the campaign, or one thing of it, as files.") { format, campaign, only, to }
            .WithExamples("export --to ~/backup", "export --format markdown --to ~/notes/saltroad", "export --only Ilvane --format ucsf-json");
        command.SetAction((parse, cancellationToken) => shell.AttachedAsync(
            parse,
            async (host, output, cancellationToken) =>
            {
                var arguments = new JsonObject();
                if (parse.GetValue(format) is { } name)
                {
                    arguments["format"] = name;
                }

                if (parse.GetValue(only) is { } thing)
                {
                    arguments["entity"] = thing;
                }

                var request = new CallRequest("export_campaign", JsonSerializer.SerializeToElement(arguments, CallJson.Default.JsonObject)) { Campaign = parse.GetValue(campaign) };
                var lines = host.LinesAsync("call", request, ControlJson.Default.CallRequest, ControlJson.Default.ControlLine, cancellationToken);
                var last = await Progress.FollowAsync(output, "export_campaign", lines);
                return last.Succeeded && last.Value.Result is { Error: null, Data: { } data } result
                    ? await WriteAsync(output, result, data, Path.GetFullPath(parse.GetValue(to) ?? "."), cancellationToken)
                    : output.Fail(last.Error ?? last.Value?.Result?.Error ?? new Error("unreachable", "The host ended the call without an answer."));
            },
            cancellationToken));
        return command;
    }

    private static async Task<int> WriteAsync(Output output, ToolResult result, JsonElement data, string folder, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var file in data.GetProperty("files").EnumerateArray())
            {
                var path = Path.GetFullPath(file.GetProperty("name").GetString()!, folder);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                var bytes = file.TryGetProperty("text", out var text) ? Encoding.UTF8.GetBytes(text.GetString()!) : file.GetProperty("base64").GetBytesFromBase64();
                await File.WriteAllBytesAsync(path, bytes, cancellationToken);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return output.Fail(new Error("unwritable", "The files cannot be written there.") { Hint = "Name another folder with --to." });
        }

        output.Show<ToolResult>(result, TerminalJson.Readable.ToolResult, ToolView.Result);
        return ExitCodes.Ok;
    }
}
