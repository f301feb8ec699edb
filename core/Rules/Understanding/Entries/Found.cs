namespace PluginHost.Rules.Understanding;

/// <summary>An entry and the sections it was read from, the last one not included.</summary>
internal sealed record Found(Entry Entry, int From, int To);
