using System.Composition;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Extensions.Logging;
using PluginHost.Sdk;

namespace PluginHost.Plugins.Tests;

/// <summary>Builds real plugins from source: an assembly, its dependency list and a manifest, in a folder of their own.</summary>
internal static class PluginFolder
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Composition;
        global using System.IO;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.Extensions.Logging;
        global using PluginHost.Sdk;
        """;

    private static readonly Dictionary<string, MetadataReference> Framework = References();

    /// <summary>An author who uses these suppresses them knowingly.</summary>
    private static readonly Dictionary<string, ReportDiagnostic> Experimental = new[] { Experiments.Gateways, Experiments.Resources, Experiments.Formats, Experiments.Connections, Experiments.Requests }
        .ToDictionary(static id => id, static _ => ReportDiagnostic.Suppress, StringComparer.Ordinal);

    /// <summary>Compiles a plugin into <c>parent/id</c> and returns that folder.</summary>
    /// <param name="parent">Where plugins lie.</param>
    /// <param name="id">The plugin's id and its folder's name.</param>
    /// <param name="source">Its code; the usual usings are there already.</param>
    /// <param name="manifest">Changes in the manifest.</param>
    /// <param name="references">Libraries to compile against; one with the SDK's name takes the SDK's place.</param>
    public static string Compile(string parent, string id, string source, Action<JsonObject>? manifest = null, params string[] references)
    {
        var folder = Directory.CreateDirectory(Path.Combine(parent, id)).FullName;
        CompileLibrary(Path.Combine(folder, "Plugin.dll"), source, references);
        File.WriteAllText(Path.Combine(folder, "Plugin.deps.json"), DependencyList("Plugin", references));
        var fields = Manifest(id);
        manifest?.Invoke(fields);
        File.WriteAllText(Path.Combine(folder, "plugin.json"), fields.ToJsonString());
        return folder;
    }

    public static JsonObject Manifest(string id) => new()
    {
        ["id"] = id,
        ["name"] = id,
        ["version"] = "1.0.0",
        ["description"] = "A plugin.",
        ["author"] = "Test",
        ["licence"] = "MIT",
        ["assembly"] = "Plugin.dll",
        ["sdk"] = "1.0",
        ["needs"] = new JsonObject { ["reads"] = new JsonObject { ["kinds"] = new JsonArray("test/*") } },
    };

    public static string CompileLibrary(string file, string source, params string[] references)
    {
        var all = new Dictionary<string, MetadataReference>(Framework, StringComparer.Ordinal);
        foreach (var reference in references)
            all[Path.GetFileNameWithoutExtension(reference)] = MetadataReference.CreateFromFile(reference);
        var name = Path.GetFileNameWithoutExtension(file);
        all.Remove(name);
        var trees = new[] { name == "PluginHost.Sdk" ? "" : Usings, source }.Select(static text => CSharpSyntaxTree.ParseText(text));
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, specificDiagnosticOptions: Experimental);

        // Written beside and moved into place, as a build does: nobody sees half an assembly.
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var draft = file + ".draft";
        using (var stream = File.Create(draft))
        {
            var emitted = CSharpCompilation.Create(name, trees, all.Values, options).Emit(stream);
            Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics.Where(static one => one.Severity == DiagnosticSeverity.Error)));
        }

        File.Move(draft, file, overwrite: true);
        return file;
    }

    private static string DependencyList(string name, string[] references)
    {
        const string Target = ".NETCoreApp,Version=v10.0";
        var targets = new JsonObject { [$"{name}/1.0.0"] = new JsonObject { ["runtime"] = new JsonObject { [$"{name}.dll"] = new JsonObject() } } };
        var libraries = new JsonObject { [$"{name}/1.0.0"] = Library() };
        foreach (var library in references.Select(static file => Path.GetFileNameWithoutExtension(file)).Where(static library => library != "PluginHost.Sdk"))
        {
            targets[$"{library}/1.0.0"] = new JsonObject { ["runtime"] = new JsonObject { [$"{library}.dll"] = new JsonObject() } };
            libraries[$"{library}/1.0.0"] = Library();
        }

        return new JsonObject
        {
            ["runtimeTarget"] = new JsonObject { ["name"] = Target, ["signature"] = "" },
            ["compilationOptions"] = new JsonObject(),
            ["targets"] = new JsonObject { [Target] = targets },
            ["libraries"] = libraries,
        }.ToJsonString();
    }

    private static JsonObject Library() => new() { ["type"] = "project", ["serviceable"] = false, ["sha512"] = "" };

    private static Dictionary<string, MetadataReference> References()
    {
        var files = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static file => Path.GetFileName(file) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll"))
            .Concat([typeof(ITool).Assembly.Location, typeof(ExportAttribute).Assembly.Location, typeof(ILogger).Assembly.Location]);
        return files.DistinctBy(static file => Path.GetFileName(file)).ToDictionary(static file => Path.GetFileNameWithoutExtension(file), static file => (MetadataReference)MetadataReference.CreateFromFile(file), StringComparer.Ordinal);
    }
}
