using System.Net.Http.Headers;
using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>Sends one request once and says what came of it.</summary>
internal sealed class OutboxSender(HttpMessageInvoker http, Func<string, string?> secrets)
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ShortestTimeout = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromMinutes(2);

    public async Task<SendOutcome> SendAsync(PlannedRequest request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (written, reason) = new OutboxMessage(request, secrets, now).Write();
        if (written is null)
            return new SendOutcome(Sending.Refused, reason);

        using var message = written;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit(request.Timeout ?? DefaultTimeout));
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
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException or NotSupportedException)
        {
            return new SendOutcome(Sending.Refused, "the request cannot be written as HTTP");
        }
    }

    private static TimeSpan Limit(TimeSpan asked) => asked < ShortestTimeout ? ShortestTimeout : asked > LongestTimeout ? LongestTimeout : asked;

    private static SendOutcome Judge(int status, RetryConditionHeaderValue? after, DateTimeOffset now) => status switch
    {
        >= 200 and < 300 => new SendOutcome(Sending.Accepted, $"answered {status}"),
        429 or 503 => new SendOutcome(Sending.NotSent, $"answered {status}") { After = after?.Delta ?? (after?.Date - now) },
        408 or >= 500 => new SendOutcome(Sending.Doubtful, $"answered {status}"),
        _ => new SendOutcome(Sending.Refused, $"answered {status}"),
    };
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
