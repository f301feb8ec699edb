using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>What can be read by address and asked for by name. The program implements it; whoever asks gets what they may see.</summary>
public interface ILibrary
{
    /// <summary>Reads a resource.</summary>
    Task<Result<ExportDocument>> ReadAsync(string uri, Principal caller, CancellationToken cancellationToken);

    /// <summary>Renders a prompt.</summary>
    Task<PromptResult> RenderAsync(PromptCall call, CancellationToken cancellationToken);
}
