using PluginHost.Live;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>The control API: the game master's alone, for the command line and the home page.</summary>
internal static class ControlRoutes
{
    private static readonly Error NotYours = Error.Forbidden("Only the game master may control the host.") with
    {
        Hint = "Use the command line on the host's computer, or open the link it prints.",
    };

    public static void Map(IEndpointRouteBuilder routes, HostParts parts, CancellationToken stopping)
    {
        var status = new StatusRoutes(parts);
        Get(routes, "status", status.StatusAsync);
        Get(routes, "campaigns", status.CampaignsAsync);
        Get(routes, "overlays", status.OverlaysAsync);
        Post(routes, "overlays/renew", status.RenewAsync);
        Get(routes, "doctor", status.DoctorAsync);
        Post(routes, "ticket", status.TicketAsync);

        var plugins = new PluginRoutes(parts.House);
        Get(routes, "plugins", plugins.ListAsync);
        Get(routes, "plugins/{id}", plugins.ShowAsync);
        Post(routes, "plugins/{id}/{verb}", plugins.ActAsync);
        Get(routes, "letters", plugins.LettersAsync);
        Post(routes, "letters/retry", plugins.RetryAsync);

        var events = new EventRoutes(parts, stopping);
        Get(routes, "events", events.PageAsync);
        Get(routes, "events/tail", events.TailAsync);

        var tools = new ToolRoutes(parts);
        Get(routes, "tools", tools.ListAsync);
        Post(routes, "call", tools.CallAsync);

        var users = new UserRoutes(parts, routes.ServiceProvider.GetRequiredService<Consents>());
        Get(routes, "users", users.ListAsync);
        Post(routes, "users", users.AddAsync);
        Get(routes, "users/{person}", users.ShowAsync);
        Post(routes, "users/{person}", users.ChangeAsync);
        Get(routes, "users/{person}/export", users.ExportAsync);
        Post(routes, "users/{person}/erase", users.EraseAsync);

        var keys = new KeyRoutes(parts);
        Get(routes, "keys", keys.ListAsync);
        Post(routes, "keys", keys.CreateAsync);
        Post(routes, "keys/{name}/{verb}", keys.ActAsync);

        Post(routes, "invite", new InviteRoutes(parts, routes.ServiceProvider.GetRequiredService<Joining>()).InviteAsync);
        Get(routes, "security", new SecurityRoutes(parts).ListAsync);

        Post(routes, "backup", new UpkeepRoutes(parts).BackupAsync);
    }

    /// <summary>For who asked for something that is the game master's.</summary>
    private static Task RefuseAsync(HttpContext context, SecurityLog security)
    {
        var caller = context.Principal();
        security.Refused(new SecurityRecord("refused-control", "Somebody tried to control the host.") { Person = caller.Person, Door = caller.Door, From = context.From() });
        return Answers.ErrorAsync(context, NotYours);
    }

    private static void Get(IEndpointRouteBuilder routes, string path, RequestDelegate handle) => routes.MapGet("/api/control/" + path, Guarded(handle));

    private static void Post(IEndpointRouteBuilder routes, string path, RequestDelegate handle) => routes.MapPost("/api/control/" + path, Guarded(handle));

    private static RequestDelegate Guarded(RequestDelegate handle) => context =>
    {
        context.Response.Headers.CacheControl = "no-store";
        return context.Principal() is { Role: Role.GameMaster, Campaign: null } ? handle(context) : RefuseAsync(context, context.RequestServices.GetRequiredService<SecurityLog>());
    };
}
