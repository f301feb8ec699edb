using PluginHost.Sdk;
using Spectre.Console;

namespace PluginHost.Host;

/// <summary>Shows on the error stream that something long goes on; silent when nobody watches.</summary>
internal static class Progress
{
    public static Task<T> WhileAsync<T>(Output output, string what, Func<Task<T>> work) =>
        Watched(output) ? output.Terminal.ErrorConsole.Status().StartAsync(Markup.Escape(what) + " ...", _ => work()) : work();

    /// <summary>Follows the lines of a long answer to the last one.</summary>
    public static Task<Result<ControlLine>> FollowAsync(Output output, string what, IAsyncEnumerable<Result<ControlLine>> lines) => Watched(output)
        ? output.Terminal.ErrorConsole.Progress().AutoClear(enabled: true).StartAsync(context => LastAsync(lines, context.AddTask(Markup.Escape(what))))
        : LastAsync(lines, null);

    private static bool Watched(Output output) => !output.Json && output.Terminal.ErrorConsole.Profile.Capabilities.Interactive;

    private static async Task<Result<ControlLine>> LastAsync(IAsyncEnumerable<Result<ControlLine>> lines, ProgressTask? bar)
    {
        Result<ControlLine> last = new Error("unreachable", "The host ended the call without an answer.");
        await foreach (var line in lines)
        {
            last = line;
            if (bar is not null && line.Value is { } news)
            {
                bar.MaxValue = news.Total ?? 1;
                bar.Value = news.Done ?? bar.Value;
                bar.Description = Markup.Escape(news.Message ?? bar.Description);
            }
        }

        return last;
    }
}
