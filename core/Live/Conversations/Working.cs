using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>The requests of one conversation: so many at once, each as long as its caller waits.</summary>
internal sealed class Working(Requests requests, TimeProvider time)
{
    private static readonly Error TooLate = new("too-late", "This took longer than you said you would wait.")
    {
        Hint = "It may have happened all the same. With a UUID as its id a call may be sent again: it takes effect only once.",
    };

    private readonly CallPlaces _places = new();

    /// <summary>Answers a request in its own time.</summary>
    /// <param name="message">The request.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="watching">The campaign that is meant when none is named.</param>
    /// <param name="answers">Where the reply goes.</param>
    /// <param name="cancellationToken">Ends the work; then there is no reply.</param>
    public async Task AnswerAsync(JsonElement message, Principal caller, string? watching, ILine answers, CancellationToken cancellationToken)
    {
        try
        {
            var began = time.GetTimestamp();
            var wishes = Metadata.Of(message);
            var reply = wishes.Succeeded
                ? await WithinAsync(wishes.Value, message, caller, watching, cancellationToken)
                : Reply.Refusal("response", message.Text("id"), wishes.Error);
            await answers.AnswerAsync(reply with { Duration = time.GetElapsedTime(began).TotalMilliseconds }, time.GetUtcNow(), cancellationToken);
        }
        catch (Exception failure) when (failure is OperationCanceledException or System.Net.WebSockets.WebSocketException or ObjectDisposedException or IOException)
        {
            // The caller is gone.
        }
    }

    public Task EndAsync() => _places.EmptyAsync();

    private async Task<Reply> WithinAsync(Metadata wishes, JsonElement message, Principal caller, string? watching, CancellationToken cancellationToken)
    {
        using var late = wishes.Timeout is { } limit ? new CancellationTokenSource(limit, time) : new CancellationTokenSource();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            if (!await _places.EnterAsync(wishes.Priority, ending.Token))
            {
                return Reply.Refusal("response", message.Text("id"), Limits.TooMany);
            }

            return await InPlaceAsync(message, caller, watching, ending.Token).WaitAsync(ending.Token);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return Reply.Refusal("response", message.Text("id"), TooLate);
        }
    }

    /// <summary>The place is given back when the work is over, also when nobody waits for it any more.</summary>
    private async Task<Reply> InPlaceAsync(JsonElement message, Principal caller, string? watching, CancellationToken cancellationToken)
    {
        try
        {
            return await requests.AnswerAsync(message, caller, watching, cancellationToken);
        }
        finally
        {
            _places.Leave();
        }
    }
}
