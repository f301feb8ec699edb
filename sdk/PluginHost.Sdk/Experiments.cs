namespace PluginHost.Sdk;

/// <summary>
/// Diagnostic ids of contracts whose shape is intended but not yet served: a plugin that compiles against one suppresses its id knowingly.
/// Ids are never used again for something else.
/// </summary>
public static class Experiments
{
    /// <summary>Gateways and webhooks, and the catalogue of tools for doors.</summary>
    public const string Gateways = "PH0001";

    /// <summary>Resources and prompts; they are served, so that nothing carries it any more.</summary>
    public const string Resources = "PH0002";

    /// <summary>Importers and exporters of files.</summary>
    public const string Formats = "PH0003";

    /// <summary>Long connections: sockets, listeners, watched folders, polls.</summary>
    public const string Connections = "PH0004";

    /// <summary>Requests whose answer the plugin waits for.</summary>
    public const string Requests = "PH0005";
}
