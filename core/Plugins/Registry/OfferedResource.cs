using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>A plugin's resource, or template of resources, behind its guard.</summary>
public sealed class OfferedResource
{
    private const int Largest = 1 << 20;

    private readonly PluginRun _run;
    private readonly int _provider;

    internal OfferedResource(PluginRun run, int provider, ResourceDescription description) => (_run, _provider, Description) = (run, provider, description);

    public string Plugin => _run.Manifest.Id;

    public ResourceDescription Description { get; }

    public async Task<Result<ExportDocument>> ReadAsync(string uri, Principal caller, CancellationToken cancellationToken)
    {
        var read = await _run.CallAsync(
            $"resource {Description.Name}", _run.Limits.Hook, caller, (parts, token) => CopyAsync(parts.Resources[_provider].ReadAsync(uri, caller, token)), cancellationToken);
        return read.Succeeded ? read.Value.Outcome : read.Error;
    }

    /// <summary>The values that go on from what is typed in a template's variable.</summary>
    public Task<IReadOnlyList<string>> CompleteAsync(CompletionCall completion, CancellationToken cancellationToken) => Completions.OfAsync(_run, completion, cancellationToken);

    internal static ResourceDescription Copy(ResourceDescription description) =>
        description is { Uri.Length: > 0 and <= 500, Name.Length: > 0, Description: not null, MediaType.Length: > 0 } && description.Uri.Contains("://", StringComparison.Ordinal)
            ? description with { }
            : throw new InvalidOperationException("a resource has an address such as foundry://scene/current, a name, a description and a media type.");

    private static async Task<Answered> CopyAsync(Task<Result<ExportDocument>> reading)
    {
        if (reading is null || await reading is not { } result)
        {
            return null!;
        }

        if (!result.Succeeded)
        {
            return new Answered(result.Error);
        }

        return result.Value is { FileName: not null, MediaType.Length: > 0 } document && document.Content.Length <= Largest
            ? new Answered(document with { Content = document.Content.ToArray() })
            : throw new InvalidOperationException("a resource has a name, a media type and at most 1 MiB of content.");
    }

    /// <summary>A refusal is an answer: it does not count against the plugin.</summary>
    private sealed record Answered(Result<ExportDocument> Outcome);
}
