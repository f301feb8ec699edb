using System.Net.Http.Headers;
using System.Text;
using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>Sends one request once and says what came of it.</summary>
internal sealed class OutboxSender(HttpMessageInvoker http, Func<string, string?> secrets)
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);

    public async Task<SendOutcome> SendAsync(PlannedRequest request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var missing = new List<string>();
        using var message = Message(request, missing);
        if (message is null)
            return new SendOutcome(Sending.Refused, missing.Count > 0 ? $"needs the secret {missing[0]}" : "the request cannot be written as HTTP");

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(request.Timeout ?? DefaultTimeout);
        try
        {
            using var response = await http.SendAsync(message, limit.Token);
            return Judge((int)response.StatusCode, response.Headers.RetryAfter, now);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new SendOutcome(Sending.Doubtful, "timed out");
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError)
        {
            return new SendOutcome(Sending.NotSent, "the provider cannot be reached");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return new SendOutcome(Sending.Doubtful, "the connection broke");
        }
    }

    private static SendOutcome Judge(int status, RetryConditionHeaderValue? after, DateTimeOffset now) => status switch
    {
        >= 200 and < 300 => new SendOutcome(Sending.Accepted, $"answered {status}"),
        429 or 503 => new SendOutcome(Sending.NotSent, $"answered {status}") { After = after?.Delta ?? (after?.Date - now) },
        408 or >= 500 => new SendOutcome(Sending.Doubtful, $"answered {status}"),
        _ => new SendOutcome(Sending.Refused, $"answered {status}"),
    };

    private HttpRequestMessage? Message(PlannedRequest request, List<string> missing)
    {
        var address = OutboxSecrets.Fill(request.Endpoint, secrets, Uri.EscapeDataString, missing);
        var headers = request.Headers.Select(header => (header.Key, Value: OutboxSecrets.Fill(header.Value, secrets, static value => value, missing))).ToList();
        if (missing.Count > 0 || !Uri.TryCreate(address, UriKind.Absolute, out var uri))
            return null;

        try
        {
            var message = new HttpRequestMessage(new HttpMethod(request.Method), uri);
            if (request.Payload is { } payload)
                message.Content = new StringContent(payload.GetRawText(), Encoding.UTF8, "application/json");
            foreach (var (name, value) in headers.Where(header => !message.Headers.TryAddWithoutValidation(header.Key, header.Value)))
            {
                message.Content?.Headers.Remove(name);
                message.Content?.Headers.TryAddWithoutValidation(name, value);
            }

            return message;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}

/// <param name="Kind">What it means for sending again.</param>
/// <param name="Note">The same in a few words, without secrets.</param>
internal sealed record SendOutcome(Sending Kind, string Note)
{
    /// <summary>How long the provider asks to wait.</summary>
    public TimeSpan? After { get; init; }
}

internal enum Sending
{
    Accepted,

    /// <summary>Certainly not done: it may be sent again whatever it is.</summary>
    NotSent,

    /// <summary>Perhaps done: only what is idempotent is sent again.</summary>
    Doubtful,

    /// <summary>Sending it again would not help.</summary>
    Refused,
}
