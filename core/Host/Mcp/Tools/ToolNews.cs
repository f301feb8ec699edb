using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>News of a long call: progress to a client that asked for it, else a line of its log. They keep their order, and stop with the call.</summary>
internal sealed partial class ToolNews(McpServer server, string tool, ProgressToken? token) : IProgress<ToolProgress>
{
    private const int Most = 1000;

    private readonly Lock _gate = new();
    private ILogger? _log;
    private Task _sent = Task.CompletedTask;
    private int _count;

    /// <summary>Completes when all news have been handed on.</summary>
    public Task Sent
    {
        get
        {
            lock (_gate)
            {
                return _sent;
            }
        }
    }

    public void Report(ToolProgress value)
    {
        lock (_gate)
        {
            if (value is null || _count++ >= Most)
            {
                return;
            }

            _sent = AfterAsync(_sent, value);
        }
    }

    private async Task AfterAsync(Task before, ToolProgress value)
    {
        await before;
        try
        {
            if (token is { } wanted)
            {
                await server.NotifyProgressAsync(wanted, new ProgressNotificationValue { Progress = (float)value.Done, Total = (float?)value.Total, Message = value.Message });
            }
            else if (value.Message is { } line)
            {
                Told(_log ??= server.AsClientLoggerProvider().CreateLogger(tool), line);
            }
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or OperationCanceledException)
        {
            // The client has gone; the call goes on without listeners.
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Line}")]
    private static partial void Told(ILogger log, string line);
}
