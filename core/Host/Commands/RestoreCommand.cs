using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Host;

internal static class RestoreCommand
{
    public static Command Create(Shell shell)
    {
        var file = new Argument<string>("FILE") { Description = "A copy that 'backup' wrote." };
        var command = new Command("restore", "Put a copy back in place of what is there. The host must be stopped.") { file }
            .WithExamples("restore friday.pluginhost");
        command.SetAction((parse, cancellationToken) => RestoreAsync(shell, parse, parse.GetRequiredValue(file), cancellationToken));
        return command;
    }

    private static async Task<int> RestoreAsync(Shell shell, ParseResult parse, string file, CancellationToken cancellationToken)
    {
        var output = shell.Output(parse);
        var settings = shell.Settings(parse);
        if (!settings.Succeeded)
        {
            return output.Fail(settings.Error);
        }

        if (!File.Exists(file))
        {
            return output.Fail(new Error("not-found", "The backup file does not exist.") { Hint = "Check its name." });
        }

        var claim = DataFolder.Claim(settings.Value.Folder);
        if (!claim.Succeeded)
        {
            return output.Fail(ExitCodes.IsInUse(claim.Error)
                ? claim.Error with { Message = "The host runs, and a restore would pull the data from under it.", Hint = "Stop the host first, with Ctrl+C where it runs." }
                : claim.Error);
        }

        using (claim.Value)
        {
            var restored = await Progress.WhileAsync(
                output,
                "restore",
                () => JournalStores.RestoreAsync(new StoreOptions(settings.Value.Folder, TimeProvider.System, NullLogger.Instance) { Parts = BackupParts.Of(settings.Value) }, Path.GetFullPath(file), cancellationToken));
            return output.Show(
                restored.Then<Done>(static _ => new Done("The copy is in place. Overlays and pages that were open will load it afresh.")),
                TerminalJson.Readable.Done,
                PlainView.Done);
        }
    }
}
