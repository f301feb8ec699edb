using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>
/// Pictures by their hash: to pages that have no key to show, those that everyone may see; to whoever says who they are also those that they may see in a campaign of theirs.
/// Nothing is served that a browser would run.
/// </summary>
internal static class BlobDoor
{
    private const int HashLength = 64;

    private static readonly FrozenSet<string> Pictures = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "image/png", "image/jpeg", "image/webp", "image/gif", "image/avif");
    private static readonly Error NoPicture = Error.NotFound("There is no such picture.");

    public static async Task ServeAsync(HttpContext context, string hash, IJournalStore store, IPictures pictures)
    {
        if (hash.Length != HashLength || !hash.All(char.IsAsciiHexDigitLower))
        {
            await context.RefuseAsync(NoPicture);
            return;
        }

        var found = await store.Blobs.OpenAsync(hash, Audience.Everyone, context.RequestAborted);
        if (!found.Succeeded && context.IsKnown() && await pictures.ReaderAsync(hash, context.Principal(), context.RequestAborted) is { } reader)
        {
            found = await store.Blobs.OpenAsync(hash, reader, context.RequestAborted);
        }

        if (!found.Succeeded)
        {
            await context.RefuseAsync(NoPicture);
            return;
        }

        await using var blob = found.Value;
        if (!Pictures.Contains(blob.Info.MediaType))
        {
            await context.RefuseAsync(NoPicture);
            return;
        }

        context.Seal();
        var headers = context.Response.Headers;

        // What a hash names never changes, but who may see it may: a browser asks again, and is told that it has the bytes.
        headers.CacheControl = "private, no-cache";
        headers.ETag = $"\"{hash}\"";
        if (context.Request.Headers.IfNoneMatch.Contains($"\"{hash}\""))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = blob.Info.MediaType;
        context.Response.ContentLength = blob.Info.Size;
        await blob.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
