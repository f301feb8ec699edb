using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using Microsoft.AspNetCore.Connections;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>Line-delimited JSON: a command a line, an answer a line. The first line, or any line, brings the key.</summary>
internal sealed class LineDoor(Calls calls, Keys keys, LiveOptions options, TimeProvider time)
{
    private static readonly Error Unknown = new("unauthenticated", "Send a key first.") { Hint = """The first line is {"type":"authenticate","key":"…"}.""" };

    public async Task ServeAsync(ConnectionContext connection)
    {
        using var limiter = Limits.PerConnection(options);
        Held? caller = null;
        try
        {
            while (await ReadLineAsync(connection, patient: caller is not null) is { } line)
            {
                var (answer, now) = line.Length > Incoming.MostBytes
                    ? (Refuse(null, new Error("too-large", "A message has at most 100,000 bytes.")), caller)
                    : limiter.Allows() ? await AnswerAsync(line, caller) : (Refuse(null, Limits.TooMany), caller);
                byte[] text = [.. JsonSerializer.SerializeToUtf8Bytes(answer, LiveJson.Default.LineAnswer), (byte)'\n'];
                if ((await connection.Transport.Output.WriteAsync(text, CancellationToken.None)).IsCompleted)
                    return;

                caller = now;
                if (caller is null || line.Length > Incoming.MostBytes)
                    return;
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or ConnectionResetException or ConnectionAbortedException or IOException)
        {
            // The other side is gone.
        }
    }

    private async Task<(LineAnswer Answer, Held? Caller)> AnswerAsync(byte[] line, Held? caller)
    {
        var message = Incoming.Parse(line);
        if (!message.Succeeded)
            return (Refuse(null, message.Error), caller);

        var id = message.Value.Text("id");
        if (message.Value.Text("key") is { } key)
        {
            var verified = keys.Hold(key, "line");
            if (!verified.Succeeded)
                return (Refuse(id, verified.Error), null);

            caller = verified.Value;
        }

        if (caller is null)
            keys.Stranger("line");
        if (caller is null or { Until.IsCancellationRequested: true })
            return (Refuse(id, Unknown), null);

        return message.Value.Text("type") switch
        {
            "authenticate" => (new LineAnswer { Id = id, Result = new Answer(true) { Message = "Welcome." } }, caller),
            "command" => (await CallAsync(id, message.Value, caller.Caller), caller),
            _ => (Refuse(id, Error.Invalid("type", "Expected authenticate or command.")), caller),
        };
    }

    /// <summary>Not cancelled with the connection: who pipes commands in has closed their side long before the answers are read.</summary>
    private async Task<LineAnswer> CallAsync(string? id, JsonElement message, Principal caller)
    {
        var answer = await calls.CallAsync(Calls.IdOf(id), message.Text("command"), message.Part("params"), message, caller, CancellationToken.None);
        return answer.Success ? new LineAnswer { Id = id, Result = answer } : new LineAnswer { Id = id, Error = answer };
    }

    private static LineAnswer Refuse(string? id, Error error) => new() { Id = id, Error = Answer.Failed(error) };

    /// <summary>The next line; null at the end. A line that grows too long is given back as far as it came.</summary>
    private async Task<byte[]?> ReadLineAsync(ConnectionContext connection, bool patient)
    {
        var input = connection.Transport.Input;
        using var patience = new CancellationTokenSource(patient ? Timeout.InfiniteTimeSpan : options.Silence, time);
        while (true)
        {
            var read = await input.ReadAsync(patience.Token);
            if (Cut(input, read) is { } line)
                return line;

            if (read.IsCompleted)
                return null;
        }
    }

    private static byte[]? Cut(PipeReader input, ReadResult read)
    {
        if (read.Buffer.PositionOf((byte)'\n') is { } end)
        {
            var line = read.Buffer.Slice(0, end).ToArray();
            input.AdvanceTo(read.Buffer.GetPosition(1, end));
            return line;
        }

        if (read.Buffer.Length > Incoming.MostBytes)
        {
            var line = read.Buffer.ToArray();
            input.AdvanceTo(read.Buffer.End);
            return line;
        }

        input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        return null;
    }
}
