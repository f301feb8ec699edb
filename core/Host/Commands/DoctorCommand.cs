using System.CommandLine;

namespace PluginHost.Host;

internal static class DoctorCommand
{
    public static Command Create(Shell shell)
    {
        var command = new Command("doctor", "Check everything that the host needs, and say what to do.")
            .WithExamples("doctor", "doctor --json");
        command.SetAction((parse, cancellationToken) => shell.AttachedAsync(
            parse,
            static async (host, output, cancellationToken) =>
            {
                var findings = await Progress.WhileAsync(output, "checking", () => host.GetAsync("doctor", ControlJson.Default.DoctorReport, cancellationToken));
                var code = output.Show(findings, TerminalJson.Readable.DoctorReport, static report => PlainView.Findings(report.Checks));
                return code == ExitCodes.Ok && findings.Value!.Checks.Any(static finding => finding.State == "fail") ? ExitCodes.Refused : code;
            },
            cancellationToken));
        return command;
    }
}
