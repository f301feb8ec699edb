using System.Text.Json.Serialization.Metadata;
using ModelContextProtocol;

namespace PluginHost.Host;

/// <summary>The protocol's own types are written by the protocol library's own generated code.</summary>
internal static class McpJson
{
    public static JsonTypeInfo<T> Of<T>() => (JsonTypeInfo<T>)McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(T));
}
