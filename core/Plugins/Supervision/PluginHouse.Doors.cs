using PluginHost.Sdk;

namespace PluginHost.Plugins;

public sealed partial class PluginHouse
{
    public OfferedFeed? Feed(string plugin, string name) => Find(plugin)?.Working?.Feeds.FirstOrDefault(feed => feed.Name == name);

    public OfferedFeed? FeedByAlias(string path) =>
        InOrder().SelectMany(static plugin => plugin.Working?.Feeds ?? [])
            .FirstOrDefault(feed => feed.Alias == path);

    /// <summary>What plugins offer to be read, the bundled ones' first: an address that two of them have means the first.</summary>
    public IReadOnlyList<OfferedResource> Resources => [.. InOrder().SelectMany(static plugin => plugin.Working?.Resources ?? [])];

    /// <summary>The prompts of plugins, each name once.</summary>
    public IReadOnlyList<OfferedPrompt> Prompts =>
        [.. InOrder().SelectMany(static plugin => plugin.Working?.Prompts ?? []).DistinctBy(static prompt => prompt.Description.Name, StringComparer.Ordinal)];

    /// <summary>The folder whose files are served below the plugin's address, or null.</summary>
    public string? AssetFolder(string plugin) => Find(plugin)?.Presence?.AssetFolder;

    /// <summary>Hands a request to a plugin's endpoint and commits what the plugin does in answer.</summary>
    public async Task<Result<EndpointResponse>> HandleAsync(string plugin, EndpointRequest request, CancellationToken cancellationToken)
    {
        if (Find(plugin)?.Working is not { } working || !working.Offers.Contains("endpoint"))
            return Error.NotFound("There is nothing at this address.");

        var answer = await working.Run.CallAsync(
            "endpoint",
            working.Run.Limits.Hook,
            request.Caller,
            (parts, token) => CopyAsync(parts.Endpoints[0].HandleAsync(request, token)),
            cancellationToken);
        if (!answer.Succeeded)
            return answer.Error;

        var reaction = answer.Value.Reaction;
        var plain = answer.Value with { Reaction = Reaction.None };
        if (reaction is { Events.Count: 0, State.Count: 0, Requests.Count: 0 })
            return plain;

        var commit = await working.Reactions.BuildAsync(reaction, request.Caller.Campaign ?? "host", Guid.CreateVersion7().ToString("N"));
        if (!commit.Succeeded)
            return commit.Error;
        var committed = await _world.Store.Journal.CommitAsync(commit.Value, CancellationToken.None);
        return committed.Succeeded ? plain : committed.Error;
    }

    private IEnumerable<HousedPlugin> InOrder() =>
        _folders.Values.OrderByDescending(static plugin => plugin.Bundled).ThenBy(static plugin => plugin.Id, StringComparer.Ordinal);

    private static async Task<EndpointResponse> CopyAsync(Task<EndpointResponse> response)
    {
        if (response is null || await response is not { } answer)
            return null!;
        if (answer.Status is < 200 or > 599 || string.IsNullOrEmpty(answer.MediaType) || answer.MediaType.Any(char.IsControl))
            throw new InvalidOperationException("an endpoint answers with a status of 200 to 599 and a media type.");
        return answer with { Body = answer.Body.ToArray(), Reaction = Reactions.Copy(answer.Reaction) };
    }
}
