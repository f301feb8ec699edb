using System.Composition.Hosting;
using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>What went wrong while a plugin was put together, as a sentence for its author.</summary>
internal static partial class CompositionFaults
{
    private const int Longest = 200;

    public static Error Of(Exception fault)
    {
        var inner = Innermost(fault);
        return inner switch
        {
            FileNotFoundException { FileName: { } name } when IsAssembly(name) => Missing(NameOf(name)),
            FileLoadException { FileName: { } name } when IsAssembly(name) => new Error("plugin-missing-dependency", $"The library {NameOf(name)} is there in another version than it needs.")
            {
                Hint = "Build it again with the version that this host brings, or ship its own.",
            },
            CompositionFailedException => new Error("plugin-composition", $"Its parts cannot be put together: {Text(inner)}")
            {
                Hint = "A constructor may import what the SDK offers: IPluginStore, IToolCaller, IRequestSender, ILogger, TimeProvider.",
            },
            BadImageFormatException => new Error("plugin-assembly", "Its assembly is no whole .NET assembly.") { Hint = "Copy the plugin again; it may have been copied in part." },
            TypeLoadException { TypeName: { Length: > 0 } type } => Lacking($"Its type {type} does not fit what this host has."),
            TypeLoadException or MissingMemberException => Lacking($"It needs something that this host does not have: {Text(inner)}"),
            _ => new Error("plugin-constructor", $"A constructor failed: {Text(inner)}") { Hint = $"{Where(inner)}A constructor only takes what it is given; checks belong into a startup hook." },
        };
    }

    public static Error Missing(string? name) => new("plugin-missing-dependency", name is null ? "A library that it needs is missing." : $"The library {name} that it needs is not in its folder.")
    {
        Hint = "Copy the plugin's whole build output; EnableDynamicLoading in its project puts libraries there.",
    };

    public static Error NeverReturned(TimeSpan limit) => new("plugin-constructor", $"A constructor did not come back within {limit.TotalSeconds:0.##} s and was abandoned.")
    {
        Hint = "A constructor only takes what it is given; waiting belongs into a startup hook. What it keeps busy is freed when the host restarts.",
    };

    private static Error Lacking(string message) => new("plugin-missing-member", message) { Hint = "Build it again against this host's SDK." };

    private static Exception Innermost(Exception fault) => fault switch
    {
        TargetInvocationException or TypeInitializationException or AggregateException when fault.InnerException is { } inner => Innermost(inner),
        ReflectionTypeLoadException types when types.LoaderExceptions.OfType<Exception>().FirstOrDefault() is { } first => first,
        _ => fault,
    };

    /// <summary>The runtime names an assembly in full; a path is a file that the plugin's own code looked for.</summary>
    private static bool IsAssembly(string name) => name.Contains(", Version=", StringComparison.Ordinal);

    private static string NameOf(string assembly) => assembly.Split(',')[0];

    private static string Where(Exception fault)
    {
        var constructor = new StackTrace(fault, fNeedFileInfo: false).GetFrames()
            .Select(static frame => frame.GetMethod() as ConstructorInfo)
            .FirstOrDefault(static method => method is { DeclaringType.IsCollectible: true });
        return constructor?.DeclaringType is { } type ? $"It is that of {type.Name}. " : "";
    }

    /// <summary>The first line, without folders: a person sees it. A plugin's exception may itself throw when it is asked.</summary>
    private static string Text(Exception fault)
    {
        var line = Faults.Text(fault);
        return Faults.Sentence(Folders().Replace(line.Length > Longest ? line[..Longest] + "…" : line, ""));
    }

    [GeneratedRegex(@"(?<=['""])(?:[A-Za-z]:)?[\\/](?:[^'""\\/]+[\\/])*(?=[^'""\\/]*['""])|(?<![\w:/\\.])(?:[A-Za-z]:)?[\\/](?:[^\s'""\\/]+[\\/])+", RegexOptions.None, matchTimeoutMilliseconds: 200)]
    private static partial Regex Folders();
}
