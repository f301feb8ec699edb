using System.Composition.Hosting;
using System.Reflection;
using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>What went wrong while a plugin was put together, as a sentence for its author.</summary>
internal static class CompositionFaults
{
    public static Error Of(Exception fault)
    {
        var inner = fault;
        while (inner is TargetInvocationException { InnerException: { } next })
        {
            inner = next;
        }

        return inner switch
        {
            ReflectionTypeLoadException types => Missing(types.LoaderExceptions.OfType<Exception>().Select(NameOf).FirstOrDefault(static name => name is not null)),
            FileNotFoundException or FileLoadException => Missing(NameOf(inner)),
            CompositionFailedException => new Error("plugin-composition", $"Its parts cannot be put together: {FirstLine(inner.Message)}")
            {
                Hint = "A constructor may import what the SDK offers: IPluginStore, IToolCaller, IRequestSender, ILogger, TimeProvider.",
            },
            BadImageFormatException => new Error("plugin-assembly", "Its assembly is no whole .NET assembly.") { Hint = "Copy the plugin again; it may have been copied in part." },
            TypeLoadException or MissingMemberException => new Error("plugin-missing-member", $"It needs something that this host does not have: {FirstLine(inner.Message)}") { Hint = "Build it again against this host's SDK." },
            _ => new Error("plugin-constructor", $"A constructor failed: {FirstLine(inner.Message)}") { Hint = "A constructor only takes what it is given; checks belong into a startup hook." },
        };
    }

    public static Error Missing(string? name) => new("plugin-missing-dependency", name is null ? "A library that it needs is missing." : $"The library {name} that it needs is not in its folder.")
    {
        Hint = "Copy the plugin's whole build output; EnableDynamicLoading in its project puts libraries there.",
    };

    private static string? NameOf(Exception fault) => fault switch
    {
        FileNotFoundException file => file.FileName?.Split(',')[0],
        FileLoadException file => file.FileName?.Split(',')[0],
        TypeLoadException type => type.TypeName,
        _ => null,
    };

    private static string FirstLine(string text) => text.Split('\n')[0].Trim() is { Length: > 200 } line ? line[..200] : text.Split('\n')[0].Trim();
}
