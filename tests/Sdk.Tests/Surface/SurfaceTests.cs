using System.Reflection;

namespace PluginHost.Sdk.Tests;

public sealed class SurfaceTests
{
    private const string Accept = "UPDATE_PUBLIC_API";

    [Fact]
    public void The_public_surface_is_the_reviewed_one()
    {
        var file = Path.Combine(Repository(), "sdk", "PublicApi.txt");
        var now = Surface.Of(typeof(Reaction).Assembly);
        if (Environment.GetEnvironmentVariable(Accept) == "1")
        {
            File.WriteAllText(file, now);
        }

        var reviewed = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
        Assert.True(reviewed == now, $"The SDK's public surface is not the one in sdk/PublicApi.txt:\n{Difference(reviewed, now)}\nIf that is meant, run this test once with {Accept}=1 and have the file reviewed.");
    }

    [Fact]
    public void The_assembly_version_is_major_and_zeros_for_ever()
    {
        var version = typeof(Reaction).Assembly.GetName().Version!;
        Assert.Equal(new Version(version.Major, 0, 0, 0), version);
    }

    [Fact]
    public void The_version_that_plugins_are_stamped_with_is_the_packages()
    {
        var package = typeof(Reaction).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
        var targets = File.ReadAllText(Path.Combine(Repository(), "sdk", "PluginHost.Sdk", "build", "PluginHost.Sdk.targets"));
        Assert.Contains($"Include=\"PluginHost.SdkVersion\" Value=\"{package}\"", targets, StringComparison.Ordinal);
    }

    [Fact]
    public void The_SDK_brings_nothing_but_abstractions_with_it()
    {
        var known = typeof(Reaction).Assembly.GetReferencedAssemblies().Select(name => name.Name!).Where(name => name.StartsWith("PluginHost", StringComparison.Ordinal));
        Assert.Empty(known);
    }

    private static string Difference(string reviewed, string now)
    {
        var (old, current) = (Qualified(reviewed), Qualified(now));
        return string.Join('\n', old.Except(current).Select(line => $"- {line}").Concat(current.Except(old).Select(line => $"+ {line}")));
    }

    private static List<string> Qualified(string surface)
    {
        var type = "";
        return [.. surface.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
        {
            type = line.StartsWith(' ') ? type : line;
            return line.StartsWith(' ') ? $"{type} | {line.Trim()}" : line;
        })];
    }

    // Sources are mapped to a neutral root in the build, so that the way back to the repository begins at the output.
    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PluginHost.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
