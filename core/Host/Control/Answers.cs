using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>How the control API answers.</summary>
internal static class Answers
{
    private const int LargestBody = 64 * 1024;

    private static readonly byte[] NewLine = "\n"u8.ToArray();

    public static Task JsonAsync<T>(HttpContext context, T value, JsonTypeInfo<T> type)
    {
        context.Response.ContentType = "application/json";
        return context.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(value, type), context.RequestAborted).AsTask();
    }

    public static Task ResultAsync<T>(HttpContext context, Result<T> result, JsonTypeInfo<T> type) =>
        result.Succeeded ? JsonAsync(context, result.Value, type) : ErrorAsync(context, result.Error);

    public static Task ErrorAsync(HttpContext context, Error error)
    {
        context.Response.StatusCode = error.Code switch
        {
            "not-found" => StatusCodes.Status404NotFound,
            "forbidden" => StatusCodes.Status403Forbidden,
            "unauthenticated" => StatusCodes.Status401Unauthorized,
            "conflict" => StatusCodes.Status409Conflict,
            "not-available" => StatusCodes.Status501NotImplemented,
            "failed" => StatusCodes.Status500InternalServerError,
            _ => StatusCodes.Status400BadRequest,
        };
        return JsonAsync(context, new Failure(error), ControlJson.Default.Failure);
    }

    /// <summary>The body of a request, which is small.</summary>
    public static async Task<Result<T>> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type)
    {
        if (context.Request.ContentLength is null or > LargestBody)
        {
            return Error.Invalid("body", "The body of this request is missing or too large.");
        }

        try
        {
            return await JsonSerializer.DeserializeAsync(context.Request.Body, type, context.RequestAborted) is { } body ? body : Error.Invalid("body", "The body of this request is empty.");
        }
        catch (JsonException)
        {
            return Error.Invalid("body", "The body of this request is not what was expected.");
        }
    }

    public static void StartLines(HttpContext context)
    {
        context.Response.ContentType = "application/x-ndjson";
        context.Response.Headers.CacheControl = "no-store";
    }

    public static async Task LineAsync<T>(HttpContext context, T value, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        await context.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(value, type), cancellationToken);
        await context.Response.Body.WriteAsync(NewLine, cancellationToken);
        await context.Response.Body.FlushAsync(cancellationToken);
    }
}
