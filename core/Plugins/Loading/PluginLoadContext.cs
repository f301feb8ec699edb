using System.Reflection;
using System.Runtime.Loader;

namespace PluginHost.Plugins;

/// <summary>One plugin's own world of types. What is shared comes from the host, so that both sides mean the same type.</summary>
internal sealed class PluginLoadContext(string id, string assembly) : AssemblyLoadContext($"plugin {id}", isCollectible: true)
{
    private readonly AssemblyDependencyResolver _resolver = new(assembly);

    protected override Assembly? Load(AssemblyName assemblyName) =>
        !SharedAssemblies.IsShared(assemblyName.Name) && _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;
}
