using System.Text.Json.Serialization.Metadata;

namespace PluginHost.Sdk;

/// <summary>A tool whose arguments are a type of its own. Schema and binding come from source-generated type information, so that the plugin can be unloaded.</summary>
/// <typeparam name="TArguments">A record with a parameter an argument, those that may be left out with a default. (Initial values of init properties are lost in generated binding.)</typeparam>
public abstract class Tool<TArguments> : ITool
    where TArguments : class
{
    private readonly JsonTypeInfo<TArguments> _arguments;

    /// <summary>Describes the tool.</summary>
    /// <param name="name">Lower case words joined by underscores.</param>
    /// <param name="title">A short name for people.</param>
    /// <param name="description">What it does and when to use it.</param>
    /// <param name="arguments">The source-generated type information of the arguments.</param>
    protected Tool(string name, string title, string description, JsonTypeInfo<TArguments> arguments)
    {
        _arguments = arguments;
        Description = new ToolDescription(name, title, description, ToolSchema.Of(arguments));
    }

    /// <inheritdoc/>
    public ToolDescription Description { get; protected init; }

    /// <inheritdoc/>
    public Task<ToolResult> CallAsync(ToolCall call, IProgress<ToolProgress> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        var bound = ToolSchema.Bind(call.Arguments, _arguments);
        return bound.Succeeded
            ? CallAsync(bound.Value, call, progress, cancellationToken)
            : Task.FromResult(ToolResult.Failed(bound.Error));
    }

    /// <summary>Does it.</summary>
    /// <param name="arguments">The arguments, bound.</param>
    /// <param name="call">Who asks.</param>
    /// <param name="progress">Takes news of a long call; never blocks.</param>
    /// <param name="cancellationToken">Cancelled when the caller gave up, the time limit passed or the host stops.</param>
    /// <returns>The result.</returns>
    protected abstract Task<ToolResult> CallAsync(TArguments arguments, ToolCall call, IProgress<ToolProgress> progress, CancellationToken cancellationToken);
}
