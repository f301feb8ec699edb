using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>What a client hears without asking again: that its lists changed, and that a resource it watches did.</summary>
internal sealed class AssistantWatch : IAsyncDisposable
{
    private static readonly string[] Lists =
    [
        NotificationMethods.ToolListChangedNotification, NotificationMethods.PromptListChangedNotification, NotificationMethods.ResourceListChangedNotification,
    ];

    private readonly CancellationTokenSource _ended = new();
    private readonly HostParts _parts;
    private readonly ResourceDesk _resources;
    private readonly Seat _seat;
    private readonly ResourceWatch _subscribed;
    private McpServer? _server;
    private Task? _lists;

    public AssistantWatch(HostParts parts, ResourceDesk resources, Seat seat)
    {
        (_parts, _resources, _seat) = (parts, resources, seat);
        _subscribed = new ResourceWatch(parts, resources, seat, TellUpdatedAsync);
        seat.Moved = MovedAsync;
    }

    /// <summary>The server whose client hears it.</summary>
    public void Serve(McpServer server) => _server = server;

    /// <summary>The client is ready to hear.</summary>
    public ValueTask BeginAsync(JsonRpcNotification initialized, CancellationToken cancellationToken)
    {
        _lists ??= ListWatch.RunAsync(_parts, _seat, TellAsync, _ended.Token);
        return ValueTask.CompletedTask;
    }

    public async ValueTask<EmptyResult> SubscribeAsync(RequestContext<SubscribeRequestParams> request, CancellationToken cancellationToken)
    {
        var added = await _subscribed.AddAsync(request.Params?.Uri ?? string.Empty, cancellationToken);
        return added.Succeeded ? new EmptyResult() : throw new McpProtocolException(added.Error.ToString(), McpErrorCode.InvalidParams);
    }

    public async ValueTask<EmptyResult> UnsubscribeAsync(RequestContext<UnsubscribeRequestParams> request, CancellationToken cancellationToken)
    {
        await _subscribed.RemoveAsync(request.Params?.Uri ?? string.Empty);
        return new EmptyResult();
    }

    /// <summary>One request that stays open and carries all that it asked to hear.</summary>
    public async ValueTask<EmptyResult> ListenAsync(RequestContext<SubscriptionsListenRequestParams> request, CancellationToken cancellationToken)
    {
        var asked = request.Params!.Notifications;
        var listener = new Listener(request);
        await using var resources = new ResourceWatch(_parts, _resources, _seat, listener.UpdatedAsync);
        var watched = new List<string>();
        foreach (var uri in asked.ResourceSubscriptions ?? [])
        {
            if ((await resources.AddAsync(uri, cancellationToken)).Succeeded)
            {
                watched.Add(uri);
            }
        }

        var granted = new SubscriptionsListenNotifications
        {
            ToolsListChanged = asked.ToolsListChanged is true ? true : null,
            PromptsListChanged = asked.PromptsListChanged is true ? true : null,
            ResourcesListChanged = asked.ResourcesListChanged is true ? true : null,
            ResourceSubscriptions = watched.Count > 0 ? watched : null,
        };
        await listener.AcknowledgeAsync(granted);
        try
        {
            await ListWatch.RunAsync(_parts, _seat, method => listener.ChangedAsync(granted, method), cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The client has heard enough.
        }

        return new EmptyResult();
    }

    /// <summary>For a client that missed some: it looks at everything anew.</summary>
    public void TellAll() => _ = TellAllAsync();

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _subscribed.DisposeAsync();
        if (_lists is not null)
        {
            await _lists.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        _ended.Dispose();
    }

    /// <summary>Addresses that name no campaign are another's from now on.</summary>
    private async Task MovedAsync(Principal before)
    {
        foreach (var uri in _subscribed.Uris)
        {
            await _subscribed.RemoveAsync(uri);
            await _subscribed.AddAsync(uri, _ended.Token);
            await TellUpdatedAsync(uri);
        }

        // In another campaign the same person may be somebody else, who may do other things.
        foreach (var method in Lists.Where(method => method == NotificationMethods.ResourceListChangedNotification || before.Role != _seat.Caller.Role))
        {
            await TellAsync(method);
        }
    }

    private async Task TellAllAsync()
    {
        foreach (var method in Lists)
        {
            await TellAsync(method);
        }

        foreach (var uri in _subscribed.Uris)
        {
            await TellUpdatedAsync(uri);
        }
    }

    private Task TellUpdatedAsync(string uri) => TellAsync(NotificationMethods.ResourceUpdatedNotification, new JsonObject { ["uri"] = uri });

    private Task TellAsync(string method) => TellAsync(method, null);

    private async Task TellAsync(string method, JsonObject? parameters)
    {
        try
        {
            await _server!.SendMessageAsync(new JsonRpcNotification { Method = method, Params = parameters }, _ended.Token);
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or OperationCanceledException)
        {
            // The client has gone; its session ends by itself.
        }
    }

    /// <summary>Marks everything on a listening request's stream with its id.</summary>
    private sealed class Listener(RequestContext<SubscriptionsListenRequestParams> request)
    {
        public Task AcknowledgeAsync(SubscriptionsListenNotifications granted) => SendAsync(
            NotificationMethods.SubscriptionsAcknowledgedNotification, new JsonObject { ["notifications"] = JsonSerializer.SerializeToNode(granted, McpJson.Of<SubscriptionsListenNotifications>()) });

        public Task UpdatedAsync(string uri) => SendAsync(NotificationMethods.ResourceUpdatedNotification, new JsonObject { ["uri"] = uri });

        public Task ChangedAsync(SubscriptionsListenNotifications granted, string method) => method switch
        {
            NotificationMethods.ToolListChangedNotification when granted.ToolsListChanged is true => SendAsync(method, []),
            NotificationMethods.PromptListChangedNotification when granted.PromptsListChanged is true => SendAsync(method, []),
            NotificationMethods.ResourceListChangedNotification when granted.ResourcesListChanged is true => SendAsync(method, []),
            _ => Task.CompletedTask,
        };

        private Task SendAsync(string method, JsonObject parameters)
        {
            parameters["_meta"] = new JsonObject
            {
                [MetaKeys.SubscriptionId] = request.JsonRpcRequest.Id.Id is long number ? JsonValue.Create(number) : JsonValue.Create(request.JsonRpcRequest.Id.ToString()),
            };
            return request.Server.SendMessageAsync(new JsonRpcNotification { Method = method, Params = parameters });
        }
    }
}
