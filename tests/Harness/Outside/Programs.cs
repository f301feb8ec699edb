using System.ComponentModel;
using System.Diagnostics;

namespace PluginHost.Harness;

/// <summary>Programs that are not ours, such as Node and npm.</summary>
public static class Programs
{
    /// <summary>Starts one, with all its streams in the caller's hands.</summary>
    /// <exception cref="InvalidOperationException">There is no such program here.</exception>
    public static Process Start(string program, IEnumerable<string> arguments, string? folder = null, IReadOnlyDictionary<string, string>? surroundings = null)
    {
        var start = new ProcessStartInfo(program == "npm" && OperatingSystem.IsWindows() ? "npm.cmd" : program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? "",
        };
        foreach (var (name, value) in surroundings ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException($"'{program}' is not installed here, and these tests need it. See what ./test installs.", missing);
        }
    }

    /// <summary>Runs one to its end.</summary>
    public static async Task<Ran> RunAsync(string program, IEnumerable<string> arguments, string input = "", string? folder = null, IReadOnlyDictionary<string, string>? surroundings = null)
    {
        using var process = Start(program, arguments, folder, surroundings);
        return await ToEndAsync(process, input);
    }

    /// <summary>Says the last to a program that runs, and waits for its end.</summary>
    public static async Task<Ran> ToEndAsync(Process process, string input = "")
    {
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return new Ran(process.ExitCode, await output, await errors);
    }
}

/// <param name="Code">What it ended with.</param>
/// <param name="Output">What it wrote.</param>
/// <param name="Errors">What it complained of.</param>
public sealed record Ran(int Code, string Output, string Errors)
{
    public string Said => Output + Errors;

    /// <summary>The lines of its output.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public string[] Lines => Code == 0 ? Output.Split('\n', StringSplitOptions.RemoveEmptyEntries) : throw new InvalidOperationException($"It ended with {Code}: {Said.Trim()}");
}
