using System.Text.Json;
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

    /// <summary>The client said something.</summary>
    public void Said(ReadOnlyMemory<byte> message)
    {
        if (Read(message) is not { } said)
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
        if (Read(message) is not { Method: null, Id: { } id })
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
                if (Read(message) is { Id: { } id })
                {
                    _repeated.Add(id);
                }
            }

            return again;
        }
    }

    private static (string? Id, string? Method, string? Uri, string? Name)? Read(ReadOnlyMemory<byte> message)
    {
        try
        {
            using var document = JsonDocument.Parse(message);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            var parameters = root.TryGetProperty("params", out var its) ? its : default;
            return (root.TryGetProperty("id", out var id) && id.ValueKind is JsonValueKind.String or JsonValueKind.Number ? id.GetRawText() : null, Text(root, "method"), Text(parameters, "uri"), Text(parameters, "name"));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The host says what is wrong with it.
            return null;
        }
    }

    private static string? Text(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
