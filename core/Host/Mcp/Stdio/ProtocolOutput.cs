using System.Runtime.InteropServices;

namespace PluginHost.Host;

/// <summary>Standard output, when it is for messages alone. A plugin, or a program that one starts, may write to the console; that is no message, and goes where errors go.</summary>
internal static class ProtocolOutput
{
    private const int StandardOutput = 1;
    private const int StandardError = 2;

    public static Stream Take()
    {
        // It writes to a handle of its own from here on, whatever becomes of the console's.
        var output = Console.OpenStandardOutput();
        Console.SetOut(Console.Error);
        if (!OperatingSystem.IsWindows())
        {
            _ = Duplicate(StandardError, StandardOutput);
        }

        return output;
    }

    [DllImport("libc", EntryPoint = "dup2")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Duplicate(int from, int to);
}
