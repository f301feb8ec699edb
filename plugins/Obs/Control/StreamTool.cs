using System.Text.Json.Serialization.Metadata;
using PluginHost.Sdk;

namespace PluginHost.Obs;

/// <summary>A tool for whoever runs the stream. All of them reach programs beside this one.</summary>
internal abstract class StreamTool<TArguments> : Tool<TArguments>
    where TArguments : class
{
    /// <param name="looks">It changes nothing.</param>
    /// <param name="gives">What it gives programs beside its text.</param>
    protected StreamTool(string name, string title, string description, JsonTypeInfo<TArguments> arguments, bool looks = false, JsonTypeInfo? gives = null)
        : base(name, title, description, arguments) =>
        Description = Description with { Group = "stream", ReadOnly = looks, Idempotent = name.StartsWith("obs_", StringComparison.Ordinal), OpenWorld = true, OutputSchema = gives is null ? null : ToolSchema.Of(gives) };
}
