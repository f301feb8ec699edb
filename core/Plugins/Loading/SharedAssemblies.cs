namespace PluginHost.Plugins;

/// <summary>What every plugin shares with the host: the contract, the composition attributes and the abstractions of the framework's extensions.</summary>
internal static class SharedAssemblies
{
    public const string Sdk = "PluginHost.Sdk";

    private const string Composition = "System.Composition.";

    private static readonly HashSet<string> OfHost = [.. ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(static file => Path.GetFileNameWithoutExtension(file))];

    /// <summary>Whether the host brings a library; it then need not be in a plugin's folder.</summary>
    public static bool HostHas(string name) => OfHost.Contains(name);

    public static bool IsShared(string? name) => name is not null && (name == Sdk
        || name.StartsWith(Composition, StringComparison.Ordinal)
        || (name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) && name.EndsWith(".Abstractions", StringComparison.Ordinal) && HostHas(name)));

    /// <summary>A warning for each private copy: the host's is used all the same.</summary>
    public static IEnumerable<string> PrivateCopies(string folder) => Directory
        .EnumerateFiles(folder, "*.dll")
        .Select(static file => Path.GetFileNameWithoutExtension(file))
        .Where(IsShared)
        .Order(StringComparer.Ordinal)
        .Select(static name => $"The folder has its own copy of {name}; the host's is used. Reference the SDK with ExcludeAssets=\"runtime\" and delete the copy.");
}
