using Microsoft.AspNetCore.Http;
using PluginHost.Sdk;

namespace PluginHost.Live;

internal static class HttpAnswers
{
    public static Task RefuseAsync(this HttpContext context, Error error) => context.AnswerAsync(Answer.Failed(error));

    public static Task AnswerAsync(this HttpContext context, Answer answer)
    {
        context.Response.StatusCode = answer.Success || answer.Details?.Code == "needs-input" ? StatusCodes.Status200OK : Codes.Of(answer.Details?.Code ?? "internal");
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(answer, LiveJson.Default.Answer, cancellationToken: context.RequestAborted);
    }

    /// <summary>Says of a picture that it is no page: nothing in it runs, whatever it holds, and it tells nobody who asked for it.</summary>
    public static void Seal(this HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
    }
}
