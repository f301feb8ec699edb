namespace PluginHost.Host;

/// <summary>Where an invitation leads. Its code stands behind the #, which no browser sends anywhere; the page sends it once, in a message.</summary>
internal static class JoinPage
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/join", static context => HomePage.SendAsync(context, "join.html", "text/html; charset=utf-8"));
        routes.MapGet("/join.js", static context => HomePage.SendAsync(context, "join.js", "text/javascript; charset=utf-8"));
        routes.MapGet("/join.css", static context => HomePage.SendAsync(context, "join.css", "text/css; charset=utf-8"));
    }
}
