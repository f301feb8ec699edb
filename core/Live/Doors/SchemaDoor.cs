using Microsoft.AspNetCore.Http;

namespace PluginHost.Live;

/// <summary>The published schema of the wire, from the host that speaks it.</summary>
internal static class SchemaDoor
{
    public static async Task SendAsync(HttpContext context)
    {
        await using var schema = typeof(SchemaDoor).Assembly.GetManifestResourceStream("wire.schema.json")!;
        context.Response.ContentType = "application/schema+json";
        context.Response.ContentLength = schema.Length;
        context.Response.Headers.CacheControl = "no-cache";
        await schema.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
