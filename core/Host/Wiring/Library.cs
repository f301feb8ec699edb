using PluginHost.Live;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>The resources and prompts of the table for doors other than the assistants' own.</summary>
internal sealed class Library(HostParts parts) : ILibrary
{
    private readonly ResourceDesk _resources = new(parts);

    public Task<Result<ExportDocument>> ReadAsync(string uri, Principal caller, CancellationToken cancellationToken) => _resources.ReadAsync(uri, caller, cancellationToken);

    public Task<PromptResult> RenderAsync(PromptCall call, CancellationToken cancellationToken) => new PromptDesk(parts, _resources).RenderAsync(call, cancellationToken);
}
