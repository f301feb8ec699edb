using System.CommandLine;
using PluginHost.Sdk;

namespace PluginHost.Host;

internal static class BackupCommand
{
    public static Command Create(Shell shell)
    {
        var file = new Argument<string>("FILE") { Description = "Where to write the copy. It must not exist." };
        var command = new Command("backup", "Write a consistent copy of everything, also while the host runs.") { file }
            .WithExamples("backup friday.pluginhost", "backup friday.pluginhost --json");
        command.SetAction((parse, cancellationToken) => shell.AttachedAsync(
            parse,
            async (host, output, cancellationToken) =>
            {
                var request = new BackupRequest(Path.GetFullPath(parse.GetRequiredValue(file)));
                var lines = host.LinesAsync("backup", request, ControlJson.Default.BackupRequest, ControlJson.Default.ControlLine, cancellationToken);
                var last = await Progress.FollowAsync(output, "backup", lines);
                var done = last.Then<BackupSummary>(static line => line.Backup is { } summary ? summary : line.Error ?? new Error("unreachable", "The host ended the backup without an answer."));
                return output.Show(done, TerminalJson.Readable.BackupSummary, PlainView.Backup);
            },
            cancellationToken));
        return command;
    }
}
