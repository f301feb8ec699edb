using System.CommandLine;
using System.Text;
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
        return new Command("import", "Bring a campaign, characters, monsters or maps of another program in, as one step that undo takes back.") { from, into, fresh, only, preview }
            .WithExamples("import --preview ilvane.json", "import campaign.json --new", "import monsters.json --only Goblin")
            .Calls(
                shell,
                "import_file",
                parse => CallArguments.Of(
                    ("path", Path.GetFullPath(parse.GetRequiredValue(from))), ("only", parse.GetValue(only)), ("new_campaign", parse.GetValue(fresh) ? true : null), ("preview", parse.GetValue(preview) ? true : null)),
                (parse, request) => request with { Campaign = parse.GetValue(into) });
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
                var arguments = CallArguments.Of(("format", parse.GetValue(format)), ("entity", parse.GetValue(only)));
                var result = await CallCommand.ResultAsync(host, output, "export_campaign", arguments, request => request with { Campaign = parse.GetValue(campaign) }, cancellationToken);
                return result.Succeeded ? await WriteAsync(output, result.Value, Path.GetFullPath(parse.GetValue(to) ?? "."), cancellationToken) : output.Fail(result.Error);
            },
            cancellationToken));
        return command;
    }

    private static async Task<int> WriteAsync(Output output, ToolResult result, string folder, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var file in result.Data!.Value.GetProperty("files").EnumerateArray())
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

        return CallCommand.Show(output, result);
    }
}
