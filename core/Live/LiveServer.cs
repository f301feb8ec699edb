using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace PluginHost.Live;

/// <summary>
/// The doors, for the program to open. The program registers <see cref="ITable"/>, <c>IJournalStore</c>, <c>IViews</c>, <c>PositionTokens</c>,
/// <see cref="Keys"/>, <see cref="Tickets"/> and <see cref="TimeProvider"/>; the rest is here.
/// </summary>
public static class LiveServer
{
    public static void AddServices(IServiceCollection services, LiveOptions options)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddSingleton(options);
    }

    /// <summary>Listens on the loopback addresses only.</summary>
    public static void Listen(KestrelServerOptions kestrel, LiveOptions options)
    {
        ArgumentNullException.ThrowIfNull(kestrel);
        ArgumentNullException.ThrowIfNull(options);
    }

    /// <summary>Puts the checks before everything and adds the doors. Call it before mapping further routes.</summary>
    public static void Map(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
    }
}
