using System.Text.Json;
using System.Threading.Channels;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Host;

internal sealed class UpkeepRoutes(HostParts parts)
{
    public async Task BackupAsync(HttpContext context)
    {
        var file = await FileAsync(context);
        if (!file.Succeeded)
        {
            await Answers.ErrorAsync(context, file.Error);
            return;
        }

        Answers.StartLines(context);
        var news = Channel.CreateBounded<ControlLine>(new BoundedChannelOptions(4) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        var running = RunAsync(file.Value, news.Writer, context.RequestAborted);
        await foreach (var line in news.Reader.ReadAllAsync(context.RequestAborted))
        {
            await Answers.LineAsync(context, line, ControlJson.Default.ControlLine, context.RequestAborted);
        }

        var done = await running;
        var last = done.Succeeded
            ? new ControlLine { Backup = new BackupSummary(done.Value.File, done.Value.Size, done.Value.Journals, done.Value.Events) }
            : new ControlLine { Error = done.Error };
        await Answers.LineAsync(context, last, ControlJson.Default.ControlLine, context.RequestAborted);
    }

    private async Task<Result<BackupInfo>> RunAsync(string file, ChannelWriter<ControlLine> news, CancellationToken cancellationToken)
    {
        try
        {
            return await parts.Store.Upkeep.BackupAsync(file, new News(news), cancellationToken);
        }
        finally
        {
            news.Complete();
        }
    }

    private static async Task<Result<string>> FileAsync(HttpContext context)
    {
        try
        {
            var request = await JsonSerializer.DeserializeAsync(context.Request.Body, ControlJson.Default.BackupRequest, context.RequestAborted);
            if (request is not { File: { Length: > 0 } file } || !Path.IsPathFullyQualified(file))
            {
                return Error.Invalid("file", "A backup names the file to write.");
            }

            return File.Exists(file)
                ? Error.Invalid("file", "There is already a file of that name.") with { Hint = "Choose another name; a backup never overwrites." }
                : file;
        }
        catch (JsonException)
        {
            return Error.Invalid("file", "A backup names the file to write.");
        }
    }

    private sealed class News(ChannelWriter<ControlLine> lines) : IProgress<double>
    {
        public void Report(double value) => lines.TryWrite(new ControlLine { Done = value, Total = 1 });
    }
}
