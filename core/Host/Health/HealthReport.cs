namespace PluginHost.Host;

/// <summary>What anyone may know about the host: no names but plugin ids, no secrets.</summary>
internal sealed record HealthReport(string Status, bool Live, bool Ready, IReadOnlyDictionary<string, string> Plugins);
