using System.Composition.Hosting;
using System.Runtime.CompilerServices;

namespace PluginHost.Plugins;

/// <summary>What a plugin's parts live in.</summary>
internal sealed class PluginHome(PluginLoadContext context, string copy)
{
    private readonly WeakReference _watched = new(context, trackResurrection: true);
    private PluginLoadContext? _context = context;

    public string Copy { get; } = copy;

    public CompositionHost? Container { private get; set; }

    /// <summary>
    /// Disposes of the parts and asks for unloading; asked again, only the watched context is answered.
    /// Not inlined: no frame may hold the context while the collector is asked for it.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public WeakReference LetGo()
    {
        try
        {
            Container?.Dispose();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A part that throws while it is disposed of is unloaded all the same.
        }

        Container = null;
        _context?.Unload();
        _context = null;
        return _watched;
    }

    /// <summary>Nothing came of it: parts that were made already are disposed of, and the copy goes at once.</summary>
    public void Discard()
    {
        LetGo();
        ShadowCopies.Remove(Copy);
    }
}
