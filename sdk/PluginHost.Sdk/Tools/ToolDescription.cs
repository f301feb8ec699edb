using System.Text.Json;

namespace PluginHost.Sdk;

/// <summary>What a person, a program or an assistant needs to know to call a tool.</summary>
/// <param name="Name">Lower case words joined by underscores; unique on the host.</param>
/// <param name="Title">A short name for people.</param>
/// <param name="Description">What it does and when to use it, in one or two sentences.</param>
/// <param name="InputSchema">The JSON Schema of the arguments, an object.</param>
public sealed record ToolDescription(string Name, string Title, string Description, JsonElement InputSchema)
{
    /// <summary>The JSON Schema of the structured result, when there is one.</summary>
    public JsonElement? OutputSchema { get; init; }

    /// <summary>The least role that may call it.</summary>
    public Role MinimumRole { get; init; } = Role.GameMaster;

    /// <summary>Tools of one group are offered together.</summary>
    public string Group { get; init; } = "general";

    /// <summary>It changes nothing.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>It may take away something that undo does not bring back.</summary>
    public bool Destructive { get; init; }

    /// <summary>A second call with the same arguments changes nothing more.</summary>
    public bool Idempotent { get; init; }

    /// <summary>It reaches beyond this host.</summary>
    public bool OpenWorld { get; init; }
}
