using System.CommandLine;
using PluginHost.Journal;
using PluginHost.Sdk;
using Spectre.Console;

namespace PluginHost.Host;

internal static class RunCommand
{
    /// <summary>A plugin that takes longer is shown as loading.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static Command Create(Shell shell)
    {
        var command = new Command("run", "Run the host. This is what happens without a command.")
            .WithExamples("run", "run --port 9000 --data ~/my-table", "run --lan", "run --public-url https://table.example.org", "run --verbose 2> log.jsonl");
        shell.Opening.AddTo(command);
        command.SetAction((parse, cancellationToken) => RunAsync(shell, parse, cancellationToken));
        return command;
    }

    public static async Task<int> RunAsync(Shell shell, ParseResult parse, CancellationToken cancellationToken)
    {
        var output = shell.Output(parse);
        var settings = shell.Settings(parse).Then(settings => shell.Opening.Apply(parse, settings, shell.Environment));
        if (!settings.Succeeded)
        {
            return output.Fail(settings.Error);
        }

        var claim = await ClaimAsync(settings.Value.Folder, cancellationToken);
        if (!claim.Succeeded)
        {
            return ExitCodes.IsInUse(claim.Error) ? await ShowRunningAsync(settings.Value, output, cancellationToken) : output.Fail(claim.Error);
        }

        var host = await RunningHost.StartAsync(settings.Value, claim.Value, shell.Terminal.Error, cancellationToken);
        if (!host.Succeeded)
        {
            return output.Fail(host.Error);
        }

        await using (host.Value)
        {
            await GreetAsync(host.Value, output, cancellationToken);
            var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using (cancellationToken.Register(stop.SetResult))
            {
                await stop.Task;
            }
        }

        return ExitCodes.Ok;
    }

    /// <summary>A host that only serves one command is waited for, also while it has not said yet what it is; any other stays.</summary>
    private static async Task<Result<DataFolder>> ClaimAsync(string folder, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var claim = DataFolder.Claim(folder);
            if (claim.Succeeded || !ExitCodes.IsInUse(claim.Error) || RunInfo.Read(folder) is { Brief: false } || TimeProvider.System.GetElapsedTime(started) > Patience)
            {
                return claim;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
        }
    }

    private static async Task<int> ShowRunningAsync(HostSettings settings, Output output, CancellationToken cancellationToken)
    {
        var link = await HostLink.AttachAsync(settings, cancellationToken);
        if (!link.Succeeded)
        {
            return output.Fail(link.Error);
        }

        await using (link.Value)
        {
            var status = await link.Value.Client.GetAsync("status", ControlJson.Default.HostStatus, cancellationToken);
            if (!output.Json && status.Succeeded)
            {
                output.Terminal.Console.Write(PlainView.Line("PluginHost already runs with this data folder."));
            }

            return output.Show(status, TerminalJson.Readable.HostStatus, StatusView.Render);
        }
    }

    private static async Task GreetAsync(RunningHost host, Output output, CancellationToken cancellationToken)
    {
        await Task.WhenAny(host.Ready, Task.Delay(Patience, cancellationToken));
        if (output.Json)
        {
            output.WriteJson(new TicketLink(host.Parts.Link(here: true)), TerminalJson.Lines.TicketLink);
            return;
        }

        var console = output.Terminal.Console;
        console.Write(PluginView.Table(host.Parts.House.Plugins, host.Parts.House.Warnings));
        console.WriteLine();
        foreach (var repair in host.Parts.Store.Repairs)
        {
            console.Write(PlainView.Line("Mended: " + repair));
        }

        console.Write(PlainView.Line($"host         {host.Parts.Address}"));
        if (host.Parts.Reach is { } reach)
        {
            var unsealed = reach.StartsWith("http:", StringComparison.Ordinal) ? "unsealed, which --certificate mends; " : string.Empty;
            console.Write(PlainView.Line($"open to      {reach}  ({unsealed}with an invitation: {Invocation.Name} invite)"));
        }

        console.Write(PlainView.Line($"game master  {host.Parts.Link(here: true)}  (once, within 15 minutes)"));
        console.Write(PlainView.Line($"overlays     {Invocation.Name} overlays"));
        console.Write(PlainView.Line($"plugins      {Path.Combine(host.Parts.Settings.Folder, "plugins")}"));
        console.Write(PlainView.Line("Ctrl+C stops the host."));
    }
}
