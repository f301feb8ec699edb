using PluginHost.Sdk;

namespace PluginHost.Rules.Library;

/// <summary>What came of one file.</summary>
internal sealed record Outcome(string Name, Result<Placed> Placed);
