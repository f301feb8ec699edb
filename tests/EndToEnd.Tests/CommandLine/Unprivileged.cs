using System.Diagnostics;
using PluginHost.Harness;

namespace PluginHost.EndToEnd.Tests;

/// <summary>The command line for somebody to whom a folder's rights apply: root keeps its name and loses the power to pass over them.</summary>
internal static class Unprivileged
{
    private const string Lost = "-dac_override,-dac_read_search";

    public static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        string[] words = ["dotnet", Repository.HostAssembly, .. arguments];
        if (Environment.IsPrivilegedProcess)
        {
            words = ["setpriv", "--bounding-set", Lost, "--inh-caps", Lost, .. words];
        }

        var start = new ProcessStartInfo(words[0], words[1..])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
