using System.Diagnostics.CodeAnalysis;
using System.Net;
using ModelContextProtocol.Protocol;
using PluginHost.Live;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>The assistant's door: <c>/mcp</c>, with sessions for the revisions that have them and one request at a time for the others.</summary>
internal sealed class McpRoutes(McpDesk desk, McpSessions sessions, HostParts parts, CancellationToken stopping)
{
    private static readonly RpcRefusal NoSession = new(StatusCodes.Status404NotFound, RpcRefusal.NoSession, "There is no such session; begin a new one with initialize.");

    private static readonly RpcRefusal Stranger = new(StatusCodes.Status401Unauthorized, RpcRefusal.Unspecified, "From another computer this takes a key or an access token, as Authorization: Bearer.");

    private static readonly RpcRefusal NotHere = new(StatusCodes.Status405MethodNotAllowed, RpcRefusal.Unspecified, "This revision has no sessions: post a request, and subscriptions/listen for news.");

    /// <summary>Made by the container, so that it also ends the sessions.</summary>
    public static void AddServices(IServiceCollection services, HostParts parts, ILoggerFactory loggers, CancellationToken stopping)
    {
        services.AddSingleton(_ => new McpDesk(parts, loggers));
        services.AddSingleton(its => new McpSessions(its.GetRequiredService<McpDesk>(), parts.Keys, parts.Time, stopping));
    }

    public static void Map(WebApplication app, HostParts parts, CancellationToken stopping)
    {
        var desk = app.Services.GetRequiredService<McpDesk>();
        var door = new McpRoutes(desk, app.Services.GetRequiredService<McpSessions>(), parts, stopping);
        app.MapPost("/mcp", Known(door.PostAsync)).RequireRateLimiting(LiveServer.Limited);
        app.MapGet("/mcp", Known(door.GetAsync)).RequireRateLimiting(LiveServer.Limited);
        app.MapDelete("/mcp", Known(door.DeleteAsync)).RequireRateLimiting(LiveServer.Limited);
        app.MapGet(HostLine.Path, (RequestDelegate)new StdioDoor(desk, parts, stopping).ServeAsync);
    }

    /// <summary>On its own computer the host talks to anybody, and shows a stranger nothing; to other computers it talks once it knows who is there.</summary>
    private static RequestDelegate Known(RequestDelegate serve) => context =>
    {
        if (!context.IsKnown() && context.Connection.RemoteIpAddress is { } from && !IPAddress.IsLoopback(from.IsIPv4MappedToIPv6 ? from.MapToIPv4() : from))
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return RpcAnswers.RefuseAsync(context, Stranger);
        }

        return serve(context);
    };

    private async Task PostAsync(HttpContext context)
    {
        if (Wrong(context) is { } wrong)
        {
            await RpcAnswers.RefuseAsync(context, wrong);
            return;
        }

        var (message, refusal) = await Incoming.ReadAsync(context);
        if (message is null)
        {
            await RpcAnswers.RefuseAsync(context, refusal!);
            return;
        }

        var id = message is JsonRpcRequest request ? request.Id : default;
        if ((HeaderCheck.Known(context) ?? HeaderCheck.Agrees(context, message)) is { } disagrees)
        {
            await RpcAnswers.RefuseAsync(context, disagrees, id);
            return;
        }

        var revision = HeaderCheck.Revision(context);
        if (revision.Length > 0)
        {
            message.Context = new JsonRpcMessageContext { ProtocolVersion = revision };
        }

        await (Revisions.HasNoSessions(revision) ? new StandaloneRequest(desk, parts, stopping).ServeAsync(context, message) : InSessionAsync(context, message, id));
    }

    private async Task InSessionAsync(HttpContext context, JsonRpcMessage message, RequestId id)
    {
        var found = SessionOf(context, message);
        if (!found.Succeeded)
        {
            await RpcAnswers.RefuseAsync(context, Refused(found.Error), id);
            return;
        }

        context.Response.Headers[McpHeaders.SessionId] = found.Value.Id;
        await new SessionRequest(found.Value, parts).PostAsync(context, message);
    }

    private async Task GetAsync(HttpContext context)
    {
        var refusal = HeaderCheck.Known(context)
            ?? (Revisions.HasNoSessions(HeaderCheck.Revision(context)) ? NotHere : null)
            ?? (Accepts(context, "text/event-stream") ? null : NotAcceptable("text/event-stream"));
        if (refusal is not null || !Known(context, out var session))
        {
            await RpcAnswers.RefuseAsync(context, refusal ?? Missing(context));
            return;
        }

        context.Response.Headers[McpHeaders.SessionId] = session.Id;
        await new SessionRequest(session, parts).GetAsync(context);
    }

    private async Task DeleteAsync(HttpContext context)
    {
        var refusal = HeaderCheck.Known(context) ?? (Revisions.HasNoSessions(HeaderCheck.Revision(context)) ? NotHere : null);
        if (refusal is not null || !Known(context, out var session))
        {
            await RpcAnswers.RefuseAsync(context, refusal ?? Missing(context));
            return;
        }

        await sessions.EndAsync(session.Id);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private Result<McpSession> SessionOf(HttpContext context, JsonRpcMessage message)
    {
        if (Known(context, out var session))
        {
            return session;
        }

        if (context.Request.Headers[McpHeaders.SessionId].Count > 0)
        {
            return Error.NotFound("no session");
        }

        return message is JsonRpcRequest { Method: RequestMethods.Initialize } ? sessions.Begin(context.Principal(), ClientWish.Of(context)) : Error.Invalid("session", "no session");
    }

    private bool Known(HttpContext context, [NotNullWhen(true)] out McpSession? session) =>
        sessions.TryFind(context.Request.Headers[McpHeaders.SessionId].ToString(), context.Principal(), out session);

    private static RpcRefusal Missing(HttpContext context) => context.Request.Headers[McpHeaders.SessionId].Count > 0
        ? NoSession
        : new(StatusCodes.Status400BadRequest, RpcRefusal.Unspecified, $"The header {McpHeaders.SessionId} is missing; a session begins with initialize.");

    private static RpcRefusal Refused(Error error) => error.Code switch
    {
        "not-found" => NoSession,
        McpSessions.NoCampaign => RpcRefusal.NoCampaign(error),
        "busy" => new(StatusCodes.Status503ServiceUnavailable, RpcRefusal.Unspecified, error.ToString()),
        _ => new(StatusCodes.Status400BadRequest, RpcRefusal.Unspecified, $"The header {McpHeaders.SessionId} is missing; a session begins with initialize."),
    };

    private static RpcRefusal? Wrong(HttpContext context) =>
        !context.Request.HasJsonContentType() ? new(StatusCodes.Status415UnsupportedMediaType, RpcRefusal.Unspecified, "A message is posted as application/json.")
        : !Accepts(context, "application/json") || !Accepts(context, "text/event-stream") ? NotAcceptable("application/json and text/event-stream")
        : null;

    private static RpcRefusal NotAcceptable(string types) => new(StatusCodes.Status406NotAcceptable, RpcRefusal.Unspecified, $"A client accepts {types} here.");

    private static bool Accepts(HttpContext context, string type) =>
        context.Request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase) || accepted.MediaType is { Value: "*/*" });
}
