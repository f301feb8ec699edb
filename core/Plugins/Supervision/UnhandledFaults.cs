using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.Loader;

namespace PluginHost.Plugins;

/// <summary>Keeps the process alive when a plugin throws where nobody catches: on its own thread, or in an <c>async void</c>.</summary>
public static class UnhandledFaults
{
    private static readonly ConditionalWeakTable<AssemblyLoadContext, Owner> Owners = [];
    private static int _installed;

    /// <summary>Installed once a process; a second call does nothing. A fault that is no plugin's ends the process as it always does.</summary>
    public static void Install()
    {
        if (Interlocked.Exchange(ref _installed, 1) == 0)
            ExceptionHandling.SetUnhandledExceptionHandler(Handle);
    }

    /// <summary>From now on a fault in the context of this type is told to its plugin, also one that was there before: constructors start threads too.</summary>
    internal static void Watch(Type type, Action<string> fault)
    {
        if (AssemblyLoadContext.GetLoadContext(type.Assembly) is { IsCollectible: true } context)
            Owners.GetOrCreateValue(context).Listen(fault);
    }

    private static bool Handle(Exception exception)
    {
        if (OwnerOf(exception) is not { } owner)
            return false;

        owner.Tell(Faults.Text(exception));
        return true;
    }

    private static Owner? OwnerOf(Exception exception)
    {
        var assemblies = new StackTrace(exception, fNeedFileInfo: false).GetFrames()
            .Select(static frame => frame.GetMethod()?.Module.Assembly)
            .Append(exception.GetType().Assembly);
        foreach (var assembly in assemblies)
        {
            if (assembly is null || AssemblyLoadContext.GetLoadContext(assembly) is not { } context)
                continue;
            if (Owners.TryGetValue(context, out var owner))
                return owner;
            if (context is PluginLoadContext)
                return Owners.GetOrCreateValue(context);
        }

        return null;
    }

    /// <summary>Keeps a fault until somebody listens: a plugin that is refused has nobody.</summary>
    private sealed class Owner
    {
        private readonly Lock _gate = new();
        private Action<string>? _listener;
        private string? _kept;

        public void Listen(Action<string> listener)
        {
            string? kept;
            lock (_gate)
                (kept, _kept, _listener) = (_kept, null, listener);
            if (kept is not null)
                listener(kept);
        }

        public void Tell(string text)
        {
            Action<string>? listener;
            lock (_gate)
            {
                listener = _listener;
                _kept = listener is null ? text : null;
            }

            listener?.Invoke(text);
        }
    }
}
