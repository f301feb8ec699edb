namespace PluginHost.Host;

/// <summary>The pages of the game master, of players and of whoever was invited. They hold nothing by themselves: all they show comes through the doors that everybody uses.</summary>
internal static class TablePages
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly Dictionary<string, string> Pages = new(StringComparer.Ordinal) { ["/"] = "home.html", ["/board"] = "board.html", ["/gm"] = "gm.html", ["/join"] = "join.html", ["/play"] = "play.html" };

    /// <summary>All that may be asked for, by its resource's name: nothing else can be reached.</summary>
    public static readonly IReadOnlySet<string> Files = typeof(TablePages).Assembly.GetManifestResourceNames().Where(static name => !name.StartsWith(ClientFiles.Folder, StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var (path, page) in Pages)
        {
            routes.MapGet(path, context => SendAsync(context, page));
        }

        foreach (var file in Files.Where(static file => !file.EndsWith(".html", StringComparison.Ordinal)))
        {
            routes.MapGet("/" + file, context => SendAsync(context, file));
        }

        routes.MapGet("/favicon.ico", static context =>
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        });
    }

    public static byte[] Read(string file)
    {
        using var stream = typeof(TablePages).Assembly.GetManifestResourceStream(file)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static async Task SendAsync(HttpContext context, string file)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.CacheControl = "no-cache";
        context.Response.ContentType = Path.GetExtension(file) switch
        {
            ".html" => "text/html; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            _ => "text/javascript; charset=utf-8",
        };
        var bytes = file == AwayScript.File ? AwayScript.Bytes : Read(file);
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }
}
