using System.Text.Json.Serialization.Metadata;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>What a tool is called, and what it does with its arguments.</summary>
internal sealed class CampaignTool<TArguments> : Tool<TArguments>
    where TArguments : class
{
    private readonly Func<TArguments, ToolCall, CancellationToken, Task<ToolResult>> _act;

    public CampaignTool(ToolText text, JsonTypeInfo<TArguments> arguments, Func<TArguments, ToolCall, CancellationToken, Task<ToolResult>> act)
        : base(text.Name, text.Title, text.Description, arguments)
    {
        _act = act;
        Description = Description with { MinimumRole = text.MinimumRole, Group = text.Group, ReadOnly = text.ReadOnly, Destructive = text.Destructive, OutputSchema = ResultShapes.Of(text.Name) };
    }

    protected override Task<ToolResult> CallAsync(TArguments arguments, ToolCall call, IProgress<ToolProgress> progress, CancellationToken cancellationToken) =>
        call.Caller.Role < Description.MinimumRole
            ? Task.FromResult(ToolResult.Failed(Error.Forbidden("Your role may not do this.")))
            : _act(arguments, call, cancellationToken);
}

internal sealed record ToolText(string Name, string Title, string Description, string Group)
{
    public Role MinimumRole { get; init; } = Role.GameMaster;

    public bool ReadOnly { get; init; }

    /// <summary>It takes away something that undo does not bring back.</summary>
    public bool Destructive { get; init; }
}
