using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.AssistantSamples;

/// <summary>A tool that is one function.</summary>
internal sealed class Sample(string name, string description, Func<ToolCall, IProgress<ToolProgress>, CancellationToken, Task<ToolResult>> act, string schema = Sample.NoArguments) : ITool
{
    public const string NoArguments = """{"type":"object","properties":{}}""";

    public Sample(string name, string description, Func<ToolCall, ToolResult> act, string schema = NoArguments)
        : this(name, description, (call, _, _) => Task.FromResult(act(call)), schema)
    {
    }

    public ToolDescription Description { get; } = new(name, name, description, JsonElement.Parse(schema)) { MinimumRole = Role.Player, Group = "samples", ReadOnly = true };

    public Task<ToolResult> CallAsync(ToolCall call, IProgress<ToolProgress> progress, CancellationToken cancellationToken) => act(call, progress, cancellationToken);

    public static string Argument(ToolCall call, string name) =>
        call.Arguments.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : string.Empty;
}
