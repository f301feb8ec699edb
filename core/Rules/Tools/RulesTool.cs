using System.Text.Json.Serialization.Metadata;
using PluginHost.Rules.Library;
using PluginHost.Sdk;

namespace PluginHost.Rules.Tools;

/// <summary>A tool over the shelf, which may still be opening when the first call comes.</summary>
internal sealed class RulesTool<TArguments> : Tool<TArguments>
    where TArguments : class
{
    private readonly RulesDesk _desk;
    private readonly Func<RulesLibrary, TArguments, ToolCall, IProgress<ToolProgress>, CancellationToken, Task<ToolResult>> _act;

    public RulesTool(
        RulesDesk desk,
        RulesToolText text,
        JsonTypeInfo<TArguments> arguments,
        Func<RulesLibrary, TArguments, ToolCall, IProgress<ToolProgress>, CancellationToken, Task<ToolResult>> act)
        : base(text.Name, text.Title, text.Description, arguments)
    {
        (_desk, _act) = (desk, act);
        Description = Description with { MinimumRole = text.MinimumRole, Group = "rules", ReadOnly = text.ReadOnly, Destructive = text.Destructive, Idempotent = !text.ReadOnly, OpenWorld = text.OpenWorld, OutputSchema = ResultSchemas.Of(text.Name) };
    }

    protected override async Task<ToolResult> CallAsync(TArguments arguments, ToolCall call, IProgress<ToolProgress> progress, CancellationToken cancellationToken)
    {
        if (call.Caller.Role < Description.MinimumRole)
        {
            return ToolResult.Failed(Error.Forbidden("Your role may not do this."));
        }

        var library = await _desk.OpenedAsync(cancellationToken);
        return library.Succeeded ? ChatText.For(call.Caller, await _act(library.Value, arguments, call, progress, cancellationToken)) : ToolResult.Failed(library.Error);
    }
}

internal sealed record RulesToolText(string Name, string Title, string Description)
{
    public Role MinimumRole { get; init; } = Role.GameMaster;

    public bool ReadOnly { get; init; }

    public bool Destructive { get; init; }

    public bool OpenWorld { get; init; }
}
