using System.Diagnostics;
using PluginHost.Harness;

namespace PluginHost.EndToEnd.Tests;

/// <summary>A stranger's computer: the sample in a folder of its own, the packed SDK beside it, and two versions built from them.</summary>
public sealed class Workshop : IAsyncLifetime, IDisposable
{
    /// <summary>Who shares one workshop.</summary>
    public const string Guild = "workshop";

    private readonly TemporaryFolder _folder = new();

    /// <summary>The first version, as the build left it.</summary>
    public string First => _folder.In("1.0");

    /// <summary>A later version, which words its omens differently.</summary>
    public string Second => _folder.In("1.1");

    public async Task InitializeAsync()
    {
        var project = _folder.In("OmenDice");
        Folders.Copy(Path.Combine(Repository.Root, "samples", "OmenDice"), project);
        await DotnetAsync("pack", Path.Combine(Repository.Root, "sdk", "PluginHost.Sdk"), "--no-build", "-c", Repository.Configuration, "-o", Path.Combine(project, "packages"));
        await BuildAsync(project, First);

        Replace(Path.Combine(project, "plugin.json"), "\"version\": \"1.0.0\"", "\"version\": \"1.1.0\"");
        Replace(Path.Combine(project, "OmenHook.cs"), "A raven circles above", "An owl watches over");
        Replace(Path.Combine(project, "OmenHook.cs"), "A candle goes out beside", "An owl turns away from");
        await BuildAsync(project, Second);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();

    private static void Replace(string file, string old, string fresh)
    {
        var text = File.ReadAllText(file);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(file, text.Replace(old, fresh, StringComparison.Ordinal));
    }

    private Task BuildAsync(string project, string output) => DotnetAsync("build", project, "-c", "Release", "-o", output, "-p:UseSharedCompilation=false");

    private async Task DotnetAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [.. arguments, "-nologo", "-v", "q", "-nodeReuse:false"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder.Path,
        };

        // Neither what runs these tests nor a package of the same version from an earlier run may have a say.
        foreach (var name in start.Environment.Keys.Where(static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        if (arguments[0] == "build")
        {
            start.Environment["NUGET_PACKAGES"] = _folder.In("cache");
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"dotnet {arguments[0]}: {await output} {await error}");
    }
}

[CollectionDefinition(Workshop.Guild)]
public sealed class WorkshopGuild : ICollectionFixture<Workshop>;
