namespace PluginHost.Host;

internal static partial class HostLog
{
    [LoggerMessage(1, LogLevel.Information, "Listening at {Address}.")]
    public static partial void Listening(ILogger logger, string address);

    [LoggerMessage(2, LogLevel.Information, "All plugins are loaded, {Milliseconds} ms after the start.")]
    public static partial void Ready(ILogger logger, long milliseconds);

    [LoggerMessage(3, LogLevel.Warning, "{Repair}")]
    public static partial void Mended(ILogger logger, string repair);

    [LoggerMessage(5, LogLevel.Error, "The plugins could not be started.")]
    public static partial void PluginsFailed(ILogger logger, Exception failure);

    [LoggerMessage(6, LogLevel.Critical, "The host met a fault that it cannot go on with.")]
    public static partial void Fault(ILogger logger, Exception failure);

    [LoggerMessage(7, LogLevel.Information, "Stopped, {Milliseconds} ms after it was asked to.")]
    public static partial void Stopped(ILogger logger, long milliseconds);

    [LoggerMessage(9, LogLevel.Information, "Answered {Method} {Route} with {Status}.")]
    public static partial void Answered(ILogger logger, string method, string route, int status);

    [LoggerMessage(8, LogLevel.Error, "A request failed.")]
    public static partial void RequestFailed(ILogger logger, Exception failure);
}
