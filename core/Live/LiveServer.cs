using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using PluginHost.Journal;

namespace PluginHost.Live;

/// <summary>
/// The doors, for the program to open. The program registers <see cref="ITable"/>, <see cref="ILibrary"/>, <see cref="IPictures"/>, <c>IJournalStore</c>, <c>IViews</c>, <c>PositionTokens</c>,
/// <see cref="Keys"/>, <see cref="Tickets"/> and <see cref="TimeProvider"/>; the rest is here.
/// </summary>
public static class LiveServer
{
    /// <summary>The rate limit that all doors share.</summary>
    public const string Limited = "doors";

    /// <summary>A map comes in many pieces: how many times more of them may be asked for.</summary>
    internal const int PiecesForOne = 40;
    internal const string Pieces = "pieces";

    public static void AddServices(IServiceCollection services, LiveOptions options)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(options);
        services.AddSingleton(options);
        services.AddSingleton<OwnAddresses>();
        IdentityServices.Add(services);
        if (options.External is { } provider)
            ExternalDoor.Add(services, provider);
        services.AddSingleton<Crowd>();
        services.AddSingleton<Calls>();
        services.AddSingleton<Introduction>();
        services.AddSingleton<Requests>();
        services.AddSingleton<Seats>();
        services.AddSingleton<Rooms>();
        services.AddSingleton<ChannelHub>();
        services.AddSingleton<EventDoor>();
        services.AddSingleton<FeedDoor>();
        services.AddSingleton<LineDoor>();
        services.AddSingleton<CallerLimits>();
        IdentityServices.ReadKeysLater(services);
    }

    /// <summary>Listens on the loopback addresses only unless told otherwise, and tells line-delimited JSON from HTTP.</summary>
    public static void Listen(KestrelServerOptions kestrel, LiveOptions options)
    {
        ArgumentNullException.ThrowIfNull(kestrel);
        ArgumentNullException.ThrowIfNull(options);
        kestrel.AddServerHeader = false;
        kestrel.Limits.RequestHeadersTimeout = options.HeadPatience;
        if (options.Lan)
            kestrel.ListenAnyIP(options.Port, Door);
        else if (options.Port == 0)
            kestrel.Listen(System.Net.IPAddress.Loopback, 0, Door);
        else
            kestrel.ListenLocalhost(options.Port, Door);

        void Door(ListenOptions listen)
        {
            listen.Protocols = HttpProtocols.Http1;
            listen.Use(next => ActivatorUtilities.CreateInstance<Entrance>(kestrel.ApplicationServices, next).OnConnectionAsync);
            var seal = options.Secure ? new SealedDoor(options) : null;
            if (seal is not null)
            {
                listen.Use(seal.Outside);
                listen.UseHttps(options.Certificate!);
                listen.Use(seal.Inside);
            }

            listen.Use(next => ActivatorUtilities.CreateInstance<FirstByte>(kestrel.ApplicationServices, next).OnConnectionAsync);
        }
    }

    /// <summary>Puts the checks before everything and adds the doors. Call it before mapping further routes.</summary>
    public static void Map(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var options = app.Services.GetRequiredService<LiveOptions>();
        app.UseWebSockets();
        if (options.PublicUrl is { } front)
        {
            app.UseForwardedHeaders(Forwarding.From(front));
            app.UseMiddleware<ForwardedCrowd>();
        }

        app.UseMiddleware<DoorCheck>();
        app.UseMiddleware<SandboxedPages>();
        app.UseMiddleware<IdentityCheck>();
        app.UseMiddleware<SocketDoor>();
        app.UseMiddleware<LimitCheck>();

        app.MapGet("/enter", (RequestDelegate)(context => EnterDoor.EnterAsync(context, Need<Tickets>(context), Need<Browsers>(context), options)));
        IdentityServices.Map(app);
        ExternalDoor.Map(app);
        app.MapGet("/events/stream", (RequestDelegate)(static context => Need<EventDoor>(context).StreamAsync(context))).RequireRateLimiting(Limited);
        app.MapPost("/events/send", (RequestDelegate)(static context => Need<EventDoor>(context).SendAsync(context)));
        app.MapGet("/schemas/wire.json", (RequestDelegate)SchemaDoor.SendAsync);
        app.MapGet("/api/tools", (RequestDelegate)(static context => ToolDoor.ListAsync(context, Need<ITable>(context)))).RequireRateLimiting(Limited);
        app.MapPost("/api/tools/{name}", (RequestDelegate)(static context => ToolDoor.CallAsync(context, (string)context.Request.RouteValues["name"]!, Need<Calls>(context))))
            .RequireRateLimiting(Limited);
        app.MapGet("/blobs/{hash}", (RequestDelegate)(static context => BlobDoor.ServeAsync(context, (string)context.Request.RouteValues["hash"]!, Need<IJournalStore>(context), Need<IPictures>(context)))).RequireRateLimiting(Limited);
        app.MapGet(MapDoor.Folder + "{map}/{column:int}-{row:int}", (RequestDelegate)(static context => MapDoor.ServeAsync(context, Need<IPictures>(context), Need<ITable>(context)))).RequireRateLimiting(Pieces);
        app.Map("/plugins/{**path}", (RequestDelegate)(static context => PluginDoor.ServeAsync(context, Need<ITable>(context)))).RequireRateLimiting(Limited);
    }

    private static T Need<T>(HttpContext context)
        where T : notnull => context.RequestServices.GetRequiredService<T>();
}
