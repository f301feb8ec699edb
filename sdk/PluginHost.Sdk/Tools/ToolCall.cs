using System.Text.Json;

namespace PluginHost.Sdk;

/// <summary>One call of a tool.</summary>
/// <param name="Id">The caller's id of this call: a second call with the same id leaves its effects once.</param>
/// <param name="Tool">The tool's name.</param>
/// <param name="Arguments">The arguments, an object.</param>
/// <param name="Caller">Who asks.</param>
public sealed record ToolCall(string Id, string Tool, JsonElement Arguments, Principal Caller)
{
    /// <summary>The campaign that the caller is in.</summary>
    public string? Campaign { get; init; }

    /// <summary>Only say what would be done.</summary>
    public bool DryRun { get; init; }

    /// <summary>Answers to what an earlier result asked for, by name.</summary>
    public IReadOnlyDictionary<string, JsonElement> Answers { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>The <see cref="ToolResult.State"/> of the result that asked.</summary>
    public string? State { get; init; }
}

/// <summary>News of a long call.</summary>
/// <param name="Done">How much is done.</param>
/// <param name="Total">Of how much, when that is known.</param>
/// <param name="Message">What is being done.</param>
public sealed record ToolProgress(double Done, double? Total, string? Message);
