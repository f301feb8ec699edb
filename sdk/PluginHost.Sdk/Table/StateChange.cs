using System.Text.Json;

namespace PluginHost.Sdk;

/// <summary>One change in the plugin's own durable key-value state.</summary>
/// <param name="Key">At most 256 characters.</param>
/// <param name="Value">The new value, at most 64 KiB, or null to remove the key.</param>
public sealed record StateChange(string Key, JsonElement? Value);
