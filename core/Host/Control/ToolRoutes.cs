using System.Text.Json;
using System.Threading.Channels;
using PluginHost.Live;
using PluginHost.Sdk;

namespace PluginHost.Host;

internal sealed class ToolRoutes(HostParts parts)
{
    private const int LargestCall = 1 << 20;

    public Task ListAsync(HttpContext context)
    {
        var name = context.Request.Query["name"].ToString();
        var tools = parts.Table.Tools(context.Principal()).Where(tool => name.Length == 0 || tool.Name == name).ToList();
        return name.Length > 0 && tools.Count == 0
            ? Answers.ErrorAsync(context, Error.NotFound($"There is no tool '{name}'.") with { Hint = $"See: {Invocation.Name} tools" })
            : Answers.JsonAsync(context, new ToolList(tools), ControlJson.Default.ToolList);
    }

    /// <summary>Answers with news a line each, and the result as the last line.</summary>
    public async Task CallAsync(HttpContext context)
    {
        var read = await ReadAsync(context);
        var call = read.Succeeded ? Call(read.Value, context.Principal()) : read.Error;
        if (!call.Succeeded)
        {
            await Answers.ErrorAsync(context, call.Error);
            return;
        }

        Answers.StartLines(context);
        var news = Channel.CreateBounded<ControlLine>(new BoundedChannelOptions(16) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        var running = RunAsync(call.Value, news.Writer, context.RequestAborted);
        await foreach (var line in news.Reader.ReadAllAsync(context.RequestAborted))
        {
            await Answers.LineAsync(context, line, ControlJson.Default.ControlLine, context.RequestAborted);
        }

        await Answers.LineAsync(context, new ControlLine { Result = await running }, ControlJson.Default.ControlLine, context.RequestAborted);
    }

    private async Task<ToolResult> RunAsync(ToolCall call, ChannelWriter<ControlLine> news, CancellationToken cancellationToken)
    {
        try
        {
            return await parts.Table.CallAsync(call, new News(news), cancellationToken);
        }
        finally
        {
            news.Complete();
        }
    }

    private static async Task<Result<CallRequest>> ReadAsync(HttpContext context)
    {
        if (context.Request.ContentLength is null or > LargestCall)
        {
            return Error.Invalid("arguments", "A call is at most one megabyte.");
        }

        try
        {
            return await JsonSerializer.DeserializeAsync(context.Request.Body, ControlJson.Default.CallRequest, context.RequestAborted) is { Tool: { Length: > 0 }, Arguments.ValueKind: JsonValueKind.Object } request
                ? request
                : Error.Invalid("tool", "A call names a tool, and its arguments are an object.");
        }
        catch (JsonException)
        {
            return Error.Invalid("arguments", "The call is no valid JSON.");
        }
    }

    /// <summary>Who acts as someone else gets that person's role and eyes, no more.</summary>
    private Result<ToolCall> Call(CallRequest request, Principal caller)
    {
        var campaign = request.Campaign ?? parts.Table.DefaultCampaign(caller);
        if (request.As is { } person)
        {
            if (!Audience.Of("person:" + person).Succeeded)
            {
                return Error.Invalid("as", "A person's id has no spaces or commas.");
            }

            caller = new Principal(person, Role.Player, caller.Door) { Campaign = campaign };
        }

        return new ToolCall(request.Id ?? Guid.NewGuid().ToString("N"), request.Tool, request.Arguments, caller) { Campaign = campaign, DryRun = request.DryRun };
    }

    private sealed class News(ChannelWriter<ControlLine> lines) : IProgress<ToolProgress>
    {
        public void Report(ToolProgress value) => lines.TryWrite(new ControlLine { Done = value.Done, Total = value.Total, Message = value.Message });
    }
}
