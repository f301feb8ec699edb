using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.Loader;

namespace PluginHost.Plugins;

/// <summary>Keeps the process alive when a plugin throws where nobody catches: on its own thread, or in an <c>async void</c>.</summary>
public static class UnhandledFaults
{
    private static readonly ConditionalWeakTable<AssemblyLoadContext, Action<string>> Owners = [];
    private static int _installed;

    /// <summary>Installed once a process; a second call does nothing. A fault that is no plugin's ends the process as it always does.</summary>
    public static void Install()
    {
        if (Interlocked.Exchange(ref _installed, 1) == 0)
            ExceptionHandling.SetUnhandledExceptionHandler(Handle);
    }

    /// <summary>From now on a fault in the context of this type is told to its plugin.</summary>
    internal static void Watch(Type type, Action<string> fault)
    {
        if (AssemblyLoadContext.GetLoadContext(type.Assembly) is { IsCollectible: true } context)
            Owners.AddOrUpdate(context, fault);
    }

    private static bool Handle(Exception exception)
    {
        if (Owner(exception) is not { } owner)
            return false;

        owner(Faults.Text(exception));
        return true;
    }

    private static Action<string>? Owner(Exception exception)
    {
        var methods = new StackTrace(exception, fNeedFileInfo: false).GetFrames()
            .Select(static frame => frame.GetMethod()?.Module.Assembly)
            .Append(exception.GetType().Assembly);
        foreach (var assembly in methods)
        {
            if (assembly is not null && AssemblyLoadContext.GetLoadContext(assembly) is { } context && Owners.TryGetValue(context, out var owner))
                return owner;
        }

        return null;
    }
}
