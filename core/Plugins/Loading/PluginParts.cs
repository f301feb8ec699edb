using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>What a plugin exports. Only <see cref="LoadedPlugin"/> holds these; everyone else calls through the supervisor's guard, so that a plugin can go away.</summary>
internal sealed record PluginParts
{
    public IReadOnlyList<IStartupHook> Startup { get; init; } = [];

    public IReadOnlyList<ISessionHook> Session { get; init; } = [];

    public IReadOnlyList<IUpdateHook> Update { get; init; } = [];

    public IReadOnlyList<IDecisionHook> Decision { get; init; } = [];

    public IReadOnlyList<IEntityHook> Entity { get; init; } = [];

    public IReadOnlyList<IExportHook> Export { get; init; } = [];

    public IReadOnlyList<ITool> Tools { get; init; } = [];

    public IReadOnlyList<IFeed> Feeds { get; init; } = [];

    public IReadOnlyList<IEndpoint> Endpoints { get; init; } = [];

    public IReadOnlyList<IIntegrationGateway> Gateways { get; init; } = [];

    public IReadOnlyList<IResourceProvider> Resources { get; init; } = [];

    public IReadOnlyList<IPromptProvider> Prompts { get; init; } = [];

    public IReadOnlyList<IArgumentCompleter> Completers { get; init; } = [];

    public IReadOnlyList<IImporter> Importers { get; init; } = [];

    public IReadOnlyList<IExporter> Exporters { get; init; } = [];

    public IReadOnlyList<IConnection> Connections { get; init; } = [];

    public int Count => Startup.Count + Session.Count + Update.Count + Decision.Count + Entity.Count + Export.Count + Tools.Count + Feeds.Count + Endpoints.Count
        + Gateways.Count + Resources.Count + Prompts.Count + Completers.Count + Importers.Count + Exporters.Count + Connections.Count;
}
