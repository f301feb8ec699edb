using System.Collections.Frozen;
using System.Security.Cryptography;

namespace PluginHost.Host;

/// <summary>
/// The client library, for our own pages, for plugins' sandboxed ones, and for whoever wants to read it. It holds no secret, and there is nothing to
/// find but these files: a path is looked up, never walked.
/// </summary>
internal static class ClientFiles
{
    public const string Folder = "client/";

    private static readonly FrozenDictionary<string, ClientFile> Files = Read();

    /// <summary>The modules, by their path in the folder.</summary>
    public static IEnumerable<(string Path, byte[] Bytes)> Scripts =>
        Files.Where(static file => file.Key.EndsWith(".js", StringComparison.Ordinal)).OrderBy(static file => file.Key, StringComparer.Ordinal).Select(static file => (file.Key, file.Value.Bytes));

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapMethods("/client/{**path}", [HttpMethods.Get, HttpMethods.Head], static context => SendAsync(context, (string?)context.Request.RouteValues["path"]));

    private static async Task SendAsync(HttpContext context, string? path)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        if (path is null || !Files.TryGetValue(path, out var file))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.CacheControl = "no-cache";
        headers.ETag = file.Tag;
        headers.Vary = "Origin";

        // A sandboxed page of a plugin has no origin, and loads modules all the same.
        if (context.Request.Headers.Origin == "null")
        {
            headers.AccessControlAllowOrigin = "null";
        }

        if (context.Request.Headers.IfNoneMatch.Contains(file.Tag))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = file.MediaType;
        context.Response.ContentLength = file.Bytes.Length;
        if (HttpMethods.IsGet(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(file.Bytes, context.RequestAborted);
        }
    }

    private static FrozenDictionary<string, ClientFile> Read()
    {
        var assembly = typeof(ClientFiles).Assembly;
        return assembly.GetManifestResourceNames()
            .Select(static name => name.Replace('\\', '/'))
            .Where(static name => name.StartsWith(Folder, StringComparison.Ordinal))
            .ToFrozenDictionary(static name => name[Folder.Length..], name => Load(assembly, name), StringComparer.Ordinal);
    }

    private static ClientFile Load(System.Reflection.Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name) ?? assembly.GetManifestResourceStream(name.Replace('/', '\\'))!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var mediaType = name.EndsWith(".js", StringComparison.Ordinal) ? "text/javascript; charset=utf-8" : "application/json; charset=utf-8";
        return new(bytes, $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}\"", mediaType);
    }

    private sealed record ClientFile(byte[] Bytes, string Tag, string MediaType);
}
