using ModelContextProtocol.Protocol;

namespace PluginHost.Host;

/// <summary>What a client has said so far that another host would have to know, and what it still waits for.</summary>
internal sealed class Conversation
{
    private const int MostWaiting = 1024;
    private const int MostChoices = 16;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _waiting = new(StringComparer.Ordinal);
    private readonly Dictionary<string, byte[]> _subscriptions = new(StringComparer.Ordinal);
    private readonly HashSet<string> _repeated = new(StringComparer.Ordinal);
    private readonly Queue<byte[]> _choices = [];
    private byte[]? _greeting;
    private byte[]? _ready;

    /// <summary>The id that the answer to a request will have; null when it gets none.</summary>
    public static string? IdOf(ReadOnlyMemory<byte> request) => Envelope.Of(request.Span)?.Id;

    /// <summary>The id of the request that a message answers; null when it answers none.</summary>
    public static string? AnsweredBy(ReadOnlyMemory<byte> message) => Envelope.Of(message.Span) is { Method: null, Id: { } id } ? id : null;

    /// <summary>The client said something.</summary>
    public void Said(ReadOnlyMemory<byte> message)
    {
        if (Envelope.Of(message.Span) is not { } said)
        {
            return;
        }

        lock (_gate)
        {
            if (said.Id is { } id && said.Method is not null && _waiting.Count < MostWaiting)
            {
                _waiting[id] = id;
            }

            switch (said.Method)
            {
                case RequestMethods.Initialize:
                    _greeting = message.ToArray();
                    break;
                case NotificationMethods.InitializedNotification:
                    _ready = message.ToArray();
                    break;
                case RequestMethods.ResourcesSubscribe when said.Uri is not null && _subscriptions.Count < MostWaiting:
                    _subscriptions[said.Uri] = message.ToArray();
                    break;
                case RequestMethods.ResourcesUnsubscribe when said.Uri is not null:
                    _subscriptions.Remove(said.Uri);
                    break;
                case RequestMethods.ToolsCall when said.Name == SelectCampaignTool.Name && said.Id is not null:
                    if (_choices.Count == MostChoices)
                    {
                        _choices.Dequeue();
                    }

                    // One that was refused is refused again, and changes as little.
                    _choices.Enqueue(message.ToArray());
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>The host said something; false when the client must not hear it, since it heard it before.</summary>
    public bool Heard(ReadOnlyMemory<byte> message)
    {
        if (AnsweredBy(message) is not { } id)
        {
            return true;
        }

        lock (_gate)
        {
            _waiting.Remove(id);
            return !_repeated.Remove(id);
        }
    }

    /// <summary>The ids, as JSON, of requests that the lost host will not answer any more.</summary>
    public IReadOnlyList<string> Lost()
    {
        lock (_gate)
        {
            List<string> lost = [.. _waiting.Keys.Except(_repeated)];
            _waiting.Clear();
            return lost;
        }
    }

    /// <summary>What another host is told first.</summary>
    public IReadOnlyList<byte[]> Again()
    {
        lock (_gate)
        {
            if (_greeting is null || _ready is null)
            {
                return [];
            }

            List<byte[]> again = [_greeting, _ready, .. _choices, .. _subscriptions.Values];
            foreach (var message in again)
            {
                if (IdOf(message) is { } id)
                {
                    _repeated.Add(id);
                }
            }

            return again;
        }
    }
}
