using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace PluginHost.Architecture.Tests;

/// <summary>A folder of the house as it was built: its name there, and which rooms its assembly refers to.</summary>
internal sealed record Room(string Name, string Assembly, IReadOnlySet<string> Knows)
{
    private static readonly Lazy<IReadOnlyList<Room>> Built = new(BuildAll);

    public static IReadOnlyList<Room> All => Built.Value;

    private static IReadOnlyList<Room> BuildAll()
    {
        var projects = new[] { "sdk", "core", "plugins" }.SelectMany(folder => Repository.Files(folder, "*.csproj")).ToList();
        var names = projects.ToDictionary(AssemblyOf, NameOf, StringComparer.Ordinal);
        return [.. projects.Select(project => new Room(NameOf(project), AssemblyOf(project), References(project).Where(names.ContainsKey).Select(assembly => names[assembly]).ToHashSet(StringComparer.Ordinal)))];
    }

    // sdk/PluginHost.Sdk/..., core/Dice/..., plugins/Obs/... are the rooms sdk, core/Dice and plugins/Obs.
    private static string NameOf(string project) => project.Split('/') is ["sdk", "PluginHost.Sdk", ..] ? "sdk" : string.Join('/', project.Split('/')[..2]);

    private static string AssemblyOf(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        var given = XDocument.Parse(Repository.Read(project)).Descendants("AssemblyName").FirstOrDefault()?.Value;
        return given ?? (project.StartsWith("plugins/", StringComparison.Ordinal) ? $"PluginHost.{name}" : name);
    }

    private static List<string> References(string project)
    {
        var output = Path.Combine(Repository.Root, Path.GetDirectoryName(project)!, "bin", Repository.Configuration, "net10.0", $"{AssemblyOf(project)}.dll");
        Assert.True(File.Exists(output), $"{project} was not built before the tests.");
        using var file = new PEReader(File.OpenRead(output));
        var metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }
}
