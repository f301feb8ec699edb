using System.Diagnostics;
using System.Globalization;

namespace PluginHost.Benchmarks;

/// <summary>Lucene as Debian packages it, driven by a small program beside this file.</summary>
internal sealed class LucenePeer(string classes, string jars)
{
    private const string Folder = "/usr/share/java";

    public static string Description => "Lucene " + (Directory.Exists(Folder) ? Path.GetFileNameWithoutExtension(Jar("lucene-core-"))?["lucene-core-".Length..] : "");

    /// <summary>Nothing when Java or Lucene is not there.</summary>
    public static async Task<LucenePeer?> MakeAsync(Scratch scratch, string source)
    {
        if (!Directory.Exists(Folder) || Jar("lucene-core-") is not { } core || Jar("lucene-analyzers-common-") is not { } analyzers)
        {
            return null;
        }

        try
        {
            var classes = scratch.In("classes");
            using var compiler = Process.Start("javac", ["-d", classes, "-cp", $"{core}:{analyzers}", source]);
            await compiler.WaitForExitAsync();
            return compiler.ExitCode == 0 ? new(classes, $"{core}:{analyzers}") : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Seconds until committed, and until merged to one segment.</summary>
    public async Task<(double Committed, double Merged)> IndexAsync(string shelf, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo("java", Arguments("index", shelf, folder)) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("Lucene did not index.");
        await process.WaitForExitAsync();
        var parts = line.Split(' ');
        return (double.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    public Asker Read(string folder, string questions) => new("java", Arguments("read", folder, questions));

    private string[] Arguments(params string[] arguments) => ["-cp", $"{classes}:{jars}", "Lucene", .. arguments];

    private static string? Jar(string beginning) => Directory.EnumerateFiles(Folder, beginning + "*.jar").Order(StringComparer.Ordinal).LastOrDefault();
}
