using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace PluginHost.Host;

/// <summary>Lists and reads resources for one caller.</summary>
internal sealed class ResourceDoor(ResourceDesk desk, Seat seat)
{
    public ValueTask<ListResourcesResult> ListAsync(RequestContext<ListResourcesRequestParams> request, CancellationToken cancellationToken)
    {
        var (page, next) = Pages.Of(desk.Listed(seat).OrderBy(static one => one.Uri, StringComparer.Ordinal), static one => one.Uri, request.Params?.Cursor);
        return ValueTask.FromResult(new ListResourcesResult
        {
            Resources = [.. page.Select(static one => new Resource { Uri = one.Uri, Name = one.Name, Description = one.Description, MimeType = one.MediaType })],
            NextCursor = next,
            TimeToLive = TimeSpan.Zero,
            CacheScope = CacheScope.Private,
        });
    }

    public ValueTask<ListResourceTemplatesResult> TemplatesAsync(RequestContext<ListResourceTemplatesRequestParams> request, CancellationToken cancellationToken)
    {
        var (page, next) = Pages.Of(desk.For(seat.Caller).Where(static one => new UriTemplate(one.Uri).IsTemplate), static one => one.Uri, request.Params?.Cursor);
        return ValueTask.FromResult(new ListResourceTemplatesResult
        {
            ResourceTemplates = [.. page.Select(static one => new ResourceTemplate { UriTemplate = one.Uri, Name = one.Name, Description = one.Description, MimeType = one.MediaType })],
            NextCursor = next,
            TimeToLive = TimeSpan.Zero,
            CacheScope = CacheScope.Private,
        });
    }

    public async ValueTask<ReadResourceResult> ReadAsync(RequestContext<ReadResourceRequestParams> request, CancellationToken cancellationToken)
    {
        var uri = request.Params?.Uri ?? string.Empty;
        var read = await desk.ReadPartAsync(uri, seat, cancellationToken);
        if (read.Succeeded)
        {
            var (document, notes) = read.Value;
            var contents = ToolContents.Resource(uri, document.MediaType, document.Content);
            contents.Meta = notes is null ? null : new JsonObject { ["pluginhost/metadata"] = notes };
            return new ReadResourceResult
            {
                Contents = [contents],
                TimeToLive = TimeSpan.Zero,
                CacheScope = CacheScope.Private,
            };
        }

        // Earlier revisions have a code of their own for what is not there.
        var missing = read.Error.Code == "not-found" && !Revisions.HasNoSessions(request.Server.NegotiatedProtocolVersion);
        var refused = new McpProtocolException(read.Error.ToString(), missing ? McpErrorCode.ResourceNotFound : McpErrorCode.InvalidParams);
        refused.Data["uri"] = uri;
        throw refused;
    }
}
