using System.CommandLine;

namespace PluginHost.Host;

/// <summary>All commands of the program.</summary>
internal static class CommandTree
{
    public static RootCommand Create(Shell shell)
    {
        var root = new RootCommand("PluginHost: the hub of a tabletop role-playing game. Without a command it runs the host.")
        {
            RunCommand.Create(shell),
            StatusCommand.Create(shell),
            PluginCommands.Create(shell),
            EventCommands.Create(shell),
            ToolsCommand.Create(shell),
            CallCommand.Create(shell),
            CampaignsCommand.Create(shell),
            OverlaysCommand.Create(shell),
            BackupCommand.Create(shell),
            RestoreCommand.Create(shell),
            DoctorCommand.Create(shell),
        };
        shell.Options.AddTo(root);
        root.SetAction((parse, cancellationToken) => RunCommand.RunAsync(shell, parse, cancellationToken));
        root.WithExamples(
            "pluginhost                                        run the host",
            "pluginhost call roll_dice --expression 2d6+3      roll at the table",
            "pluginhost overlays                               addresses for OBS",
            string.Empty,
            "Exit codes: 0 done, 1 refused or failed, 2 wrong usage, 3 the host cannot be reached, 4 trouble with the data folder.");
        HelpWithExamples.Install(root);
        return root;
    }
}
