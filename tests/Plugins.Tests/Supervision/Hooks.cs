using System.Collections.Concurrent;
using PluginHost.Sdk;

namespace PluginHost.Plugins.Tests;

/// <summary>An update hook that does what the test says and remembers what it was sent.</summary>
internal sealed class Updates(Func<Update, CancellationToken, Task<Reaction>>? answer = null) : IUpdateHook
{
    public ConcurrentQueue<Update> Seen { get; } = new();

    public IEnumerable<string?> Texts => Seen.Select(static update => update.Description);

    public Task<Reaction> UpdateAsync(Update update, CancellationToken cancellationToken)
    {
        Seen.Enqueue(update);
        return answer is null ? Task.FromResult(Reaction.None) : answer(update, cancellationToken);
    }
}

/// <summary>A tool that does what the test says.</summary>
internal sealed class TestTool(ToolDescription description, Func<ToolCall, Task<ToolResult>> call) : ITool
{
    public ToolDescription Description { get; } = description;

    public Task<ToolResult> CallAsync(ToolCall asked, IProgress<ToolProgress> progress, CancellationToken cancellationToken) => call(asked);
}
