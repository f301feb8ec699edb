using System.Composition;
using PluginHost.Sdk;

namespace PluginHost.AssistantSamples;

/// <summary>Tools that take a while and say so.</summary>
public sealed class NewsTools
{
    private static readonly TimeSpan While = TimeSpan.FromMilliseconds(50);

    [Export(typeof(ITool))]
    public ITool Logging { get; } = new Sample(
        "test_tool_with_logging",
        "Says what it is doing.",
        async (_, progress, cancellationToken) =>
        {
            progress.Report(new ToolProgress(0, 2, "Tool execution started"));
            await Task.Delay(While, cancellationToken);
            progress.Report(new ToolProgress(1, 2, "Tool processing data"));
            await Task.Delay(While, cancellationToken);
            progress.Report(new ToolProgress(2, 2, "Tool execution completed"));
            return ToolResult.Text("Told three times.");
        });

    [Export(typeof(ITool))]
    public ITool Progress { get; } = new Sample(
        "test_tool_with_progress",
        "Says how far it is.",
        async (_, progress, cancellationToken) =>
        {
            foreach (var done in new[] { 0, 50, 100 })
            {
                progress.Report(new ToolProgress(done, 100, null));
                await Task.Delay(While, cancellationToken);
            }

            return ToolResult.Text("Done.");
        });

    [Export(typeof(ITool))]
    public ITool Reconnection { get; } = new Sample(
        "test_reconnection",
        "Takes a moment, in which a connection may break.",
        static async (_, _, cancellationToken) =>
        {
            await Task.Delay(While * 4, cancellationToken);
            return ToolResult.Text("Reconnection test completed successfully");
        });

    [Export(typeof(ITool))]
    public ITool Streaming { get; } = new Sample("test_streaming_elicitation", "Answers without a question.", static _ => ToolResult.Text("Nothing was asked."));

    [Export(typeof(ITool))]
    public ITool Logged { get; } = new Sample(
        "test_logging_tool",
        "Says one line.",
        static (_, progress, _) =>
        {
            progress.Report(new ToolProgress(1, 1, "One line."));
            return Task.FromResult(ToolResult.Text("Said."));
        });
}
