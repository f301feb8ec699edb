using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>
/// Whether this host can run a plugin, from metadata alone: nothing of the plugin is loaded. Loading would succeed against an older SDK and fail
/// only when a missing member is first called, in the middle of a session.
/// </summary>
internal static class SdkGate
{
    public static Error? Check(Manifest manifest, string folder)
    {
        var wanted = Version.Parse(manifest.Sdk);
        if (wanted.Major != SdkSurface.Version.Major)
        {
            return new Error("plugin-sdk-major", $"{manifest.Name} needs SDK {manifest.Sdk}; this host has {SdkSurface.Version.ToString(2)}.")
            {
                Hint = wanted.Major > SdkSurface.Version.Major ? "Update PluginHost." : "Ask the plugin's author for a newer version.",
            };
        }

        foreach (var file in Directory.EnumerateFiles(folder, "*.dll").Order(StringComparer.Ordinal).Where(static file => !SharedAssemblies.IsShared(Path.GetFileNameWithoutExtension(file))))
        {
            try
            {
                if (CheckAssembly(file, wanted) is { } error)
                {
                    return error;
                }
            }
            catch (Exception e) when (e is not (OutOfMemoryException or IOException or UnauthorizedAccessException))
            {
                // Cut metadata makes the reader throw more than BadImageFormatException.
                return new Error("plugin-assembly", $"{Path.GetFileName(file)} is no whole .NET assembly.") { Hint = "Copy the plugin again; it may have been copied in part." };
            }
        }

        return wanted > SdkSurface.Version ? TooOld($"SDK {manifest.Sdk}", "") : null;
    }

    private static Error? CheckAssembly(string file, Version wanted)
    {
        using var image = new PEReader(File.OpenRead(file));
        var length = new FileInfo(file).Length;
        if (!image.HasMetadata)
        {
            return null;
        }

        if (image.PEHeaders.SectionHeaders.Any(section => section.PointerToRawData + section.SizeOfRawData > length))
        {
            throw new InvalidDataException("A section ends beyond the file.");
        }

        var reader = image.GetMetadataReader();
        var sdk = reader.AssemblyReferences.FirstOrDefault(handle => reader.GetString(reader.GetAssemblyReference(handle).Name) == SharedAssemblies.Sdk);
        if (sdk.IsNil)
        {
            return null;
        }

        var built = BuiltAgainst(reader) is { } own && own > wanted ? own : wanted;
        if (reader.GetAssemblyReference(sdk).Version.Major != SdkSurface.Version.Major)
        {
            return TooOld($"SDK {reader.GetAssemblyReference(sdk).Version.ToString(2)}", "");
        }

        return Missing(reader, sdk).FirstOrDefault() is not { } missing ? null
            : built > SdkSurface.Version ? TooOld(missing, $", added in SDK {built.ToString(2)}")
            : new Error("plugin-missing-member", $"It needs {missing}, which this host's SDK {SdkSurface.Version.ToString(2)} does not have.") { Hint = "Build it again against this host's SDK." };
    }

    private static Error TooOld(string what, string since) => new("plugin-missing-member", $"It needs {what}{since}; this host has {SdkSurface.Version.ToString(2)}.")
    {
        Hint = "Update PluginHost, or use an older version of the plugin.",
    };

    /// <summary>Types and members of the SDK that the plugin refers to and this host lacks, in the author's words.</summary>
    private static IEnumerable<string> Missing(MetadataReader reader, AssemblyReferenceHandle sdk)
    {
        foreach (var handle in reader.TypeReferences.Where(handle => IsOf(reader, handle, sdk)))
        {
            var type = SignatureText.NameOf(reader, handle);
            if (!SdkSurface.OfHost.HasType(type))
            {
                yield return Short(type);
            }
        }

        foreach (var member in reader.MemberReferences.Select(reader.GetMemberReference))
        {
            if (Parent(reader, member.Parent, sdk) is not { } type)
            {
                continue;
            }

            var name = reader.GetString(member.Name);
            var signature = member.GetKind() == MemberReferenceKind.Method
                ? name + SignatureText.Of(member.DecodeMethodSignature(SignatureText.Instance, null))
                : $"{name}:{member.DecodeFieldSignature(SignatureText.Instance, null)}";
            if (!SdkSurface.OfHost.HasMember(type, signature))
            {
                yield return $"{Short(type)}.{Plain(name)}";
            }
        }
    }

    private static string? Parent(MetadataReader reader, EntityHandle parent, AssemblyReferenceHandle sdk)
    {
        switch (parent.Kind)
        {
            case HandleKind.TypeReference:
                return IsOf(reader, (TypeReferenceHandle)parent, sdk) ? SignatureText.NameOf(reader, (TypeReferenceHandle)parent) : null;
            case HandleKind.TypeSpecification:
                // By handle, not by name: a plugin may have a namespace of its own that begins like the SDK's.
                var blob = reader.GetBlobReader(reader.GetTypeSpecification((TypeSpecificationHandle)parent).Signature);
                if (blob.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
                {
                    return null;
                }

                blob.ReadCompressedInteger();
                return Parent(reader, blob.ReadTypeHandle(), sdk);
            default:
                return null;
        }
    }

    private static bool IsOf(MetadataReader reader, TypeReferenceHandle handle, AssemblyReferenceHandle sdk)
    {
        var scope = reader.GetTypeReference(handle).ResolutionScope;
        return scope.Kind switch
        {
            HandleKind.AssemblyReference => (AssemblyReferenceHandle)scope == sdk,
            HandleKind.TypeReference => IsOf(reader, (TypeReferenceHandle)scope, sdk),
            _ => false,
        };
    }

    /// <summary>The SDK's version at build time, which the SDK's package writes into every plugin.</summary>
    private static Version? BuiltAgainst(MetadataReader reader)
    {
        foreach (var attribute in reader.GetAssemblyDefinition().GetCustomAttributes().Select(reader.GetCustomAttribute))
        {
            var blob = reader.GetBlobReader(attribute.Value);
            if (attribute.Constructor.Kind == HandleKind.MemberReference
                && Name(reader, (MemberReferenceHandle)attribute.Constructor) == "System.Reflection.AssemblyMetadataAttribute"
                && blob.ReadUInt16() == 1 && blob.ReadSerializedString() == "PluginHost.SdkVersion" && Version.TryParse(blob.ReadSerializedString(), out var version))
            {
                return version;
            }
        }

        return null;
    }

    private static string? Name(MetadataReader reader, MemberReferenceHandle constructor)
    {
        var parent = reader.GetMemberReference(constructor).Parent;
        return parent.Kind == HandleKind.TypeReference ? SignatureText.NameOf(reader, (TypeReferenceHandle)parent) : null;
    }

    private static string Short(string type) => type[(type.LastIndexOf('.') + 1)..].Split('`')[0].Replace('+', '.');

    private static string Plain(string member) => member.Split('_') is ["get" or "set" or "add" or "remove", var name] ? name : member;
}
