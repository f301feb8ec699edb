using System.Buffers;
using Microsoft.AspNetCore.Http;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>Tools over plain HTTP.</summary>
internal static class ToolDoor
{
    public const int MostBody = 1024 * 1024;

    public static Task ListAsync(HttpContext context, ITable table) =>
        context.Response.WriteAsJsonAsync(new ToolList(table.Tools(context.Principal())), LiveJson.Default.ToolList, cancellationToken: context.RequestAborted);

    public static async Task CallAsync(HttpContext context, string name, Calls calls)
    {
        var body = await ReadAsync(context, Incoming.MostBytes);
        if (!body.Succeeded)
        {
            await context.RefuseAsync(body.Error);
            return;
        }

        var message = Incoming.Parse(body.Value.Length == 0 ? "{}"u8 : body.Value);
        if (!message.Succeeded)
        {
            await context.RefuseAsync(message.Error);
            return;
        }

        var id = message.Value.Text("id") ?? Guid.CreateVersion7().ToString("N");
        await context.AnswerAsync(await calls.CallAsync(id, name, message.Value.Part("arguments"), message.Value, context.Principal(), context.RequestAborted));
    }

    /// <summary>The body, as long as it is not too large.</summary>
    public static async Task<Result<byte[]>> ReadAsync(HttpContext context, int most)
    {
        var body = new ArrayBufferWriter<byte>(1024);
        while (await context.Request.Body.ReadAsync(body.GetMemory(1024), context.RequestAborted) is > 0 and var count)
        {
            body.Advance(count);
            if (body.WrittenCount > most)
                return new Error("too-large", "The body of this request is too large.");
        }

        return body.WrittenSpan.ToArray();
    }
}
