using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>
/// Whether every library that the entry assembly refers to is in the folder or comes with the host. The runtime would find out only
/// when the library is first used. Libraries of libraries are not checked: some are never needed.
/// </summary>
internal static class LibraryCheck
{
    public static Error? Check(Manifest manifest, string folder)
    {
        using var image = new PEReader(File.OpenRead(Path.Combine(folder, manifest.Assembly)));
        var reader = image.GetMetadataReader();
        var missing = reader.AssemblyReferences
            .Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name))
            .FirstOrDefault(name => !SharedAssemblies.HostHas(name) && !Directory.EnumerateFiles(folder, name + ".dll", SearchOption.AllDirectories).Any());
        return missing is null ? null : CompositionFaults.Missing(missing);
    }
}
