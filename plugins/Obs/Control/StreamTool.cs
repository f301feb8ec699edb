using System.Text.Json.Serialization.Metadata;
using PluginHost.Sdk;

namespace PluginHost.Obs;

/// <summary>A tool for whoever runs the stream. All of them reach programs beside this one.</summary>
internal abstract class StreamTool<TArguments> : Tool<TArguments>
    where TArguments : class
{
    /// <param name="looks">It changes nothing.</param>
    protected StreamTool(string name, string title, string description, JsonTypeInfo<TArguments> arguments, bool looks = false)
        : base(name, title, description, arguments) =>
        Description = Description with { Group = "stream", ReadOnly = looks, Idempotent = name.StartsWith("obs_", StringComparison.Ordinal), OpenWorld = true };
}
