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
            DiceCommands.Roll(shell),
            DiceCommands.OddsOf(shell),
            DiceCommands.Explain(shell),
            DiceCommands.Verify(shell),
            SourcesCommand.Create(shell),
            SourcesCommand.Search(shell),
            EncoderCommand.Create(shell),
            ExchangeCommands.Import(shell),
            ExchangeCommands.Export(shell),
            CampaignsCommand.Create(shell),
            OverlaysCommand.Create(shell),
            InviteCommand.Create(shell),
            UserCommands.Create(shell),
            KeyCommands.Create(shell),
            SecurityCommand.Create(shell),
            McpCommand.Create(shell),
            BackupCommand.Create(shell),
            RestoreCommand.Create(shell),
            DoctorCommand.Create(shell),
        };
        shell.Options.AddTo(root);
        shell.Opening.AddTo(root);
        root.SetAction((parse, cancellationToken) => RunCommand.RunAsync(shell, parse, cancellationToken));
        root.WithExamples(
            "run                                    run the host",
            "call roll_dice --expression 2d6+3      roll at the table",
            "overlays                               addresses for OBS");
        HelpWithExamples.Install(root);
        return root;
    }
}
