using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>What this host's SDK has, read from its metadata.</summary>
internal sealed class SdkSurface
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    private SdkSurface()
    {
    }

    public static SdkSurface OfHost { get; } = Read(typeof(ITool).Assembly.Location);

    /// <summary>Major and minor of this host's SDK.</summary>
    public static Version Version { get; } = ReadVersion();

    public bool HasType(string type) => _names.Contains(type);

    public bool HasMember(string type, string member) => _names.Contains($"{type}.{member}");

    private static SdkSurface Read(string file)
    {
        using var image = new PEReader(File.OpenRead(file));
        var reader = image.GetMetadataReader();
        var surface = new SdkSurface();
        foreach (var handle in reader.TypeDefinitions)
        {
            var definition = reader.GetTypeDefinition(handle);
            var type = SignatureText.NameOf(reader, handle);
            surface._names.Add(type);
            foreach (var method in definition.GetMethods().Select(reader.GetMethodDefinition))
            {
                surface._names.Add($"{type}.{reader.GetString(method.Name)}{SignatureText.Of(method.DecodeSignature(SignatureText.Instance, null))}");
            }

            foreach (var field in definition.GetFields().Select(reader.GetFieldDefinition))
            {
                surface._names.Add($"{type}.{reader.GetString(field.Name)}:{field.DecodeSignature(SignatureText.Instance, null)}");
            }
        }

        return surface;
    }

    private static Version ReadVersion()
    {
        var file = System.Diagnostics.FileVersionInfo.GetVersionInfo(typeof(ITool).Assembly.Location);
        return new Version(file.FileMajorPart, file.FileMinorPart);
    }
}
