using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>Line-delimited JSON: a message a line, one after the other, an answer a line. The first line, or any line, brings the key.</summary>
internal sealed class LineDoor(EventDoor door, LiveOptions options, TimeProvider time)
{
    private static readonly Error TooLarge = new("too-large", "A message has at most 100,000 bytes.");

    public async Task ServeAsync(ConnectionContext connection)
    {
        await using var line = new TextLine(connection, options, time);
        Whence.Address = line.From;
        await using var talk = new Conversation(line, door, null, CancellationToken.None);
        try
        {
            if (await TalkAsync(connection, line, talk))
            {
                await line.StayAsync(talk.Ended);
            }
        }
        catch (OperationCanceledException) when (talk.Ended.IsCancellationRequested)
        {
            await line.CloseAsync(talk.Farewell);
        }
        catch (Exception failure) when (failure is OperationCanceledException or ConnectionResetException or ConnectionAbortedException or IOException or InvalidOperationException)
        {
            // The other side is gone, or said nothing for too long.
        }
    }

    /// <returns>Whether somebody who has said everything still listens.</returns>
    private async Task<bool> TalkAsync(ConnectionContext connection, TextLine line, Conversation talk)
    {
        while (await ReadLineAsync(connection, talk) is { } heard)
        {
            if (heard.Length > Incoming.MostBytes)
            {
                await line.SendAsync(line.Word(Reply.Refusal("error", null, TooLarge), time.GetUtcNow()), talk.Ended);
                return false;
            }

            // Not cancelled with the connection: who pipes commands in has closed their side long before the answers are read.
            var taken = await talk.TakeAsync(heard, line, talk.Ended);
            await taken.Done;
            if (!taken.Stays)
            {
                return false;
            }
        }

        return talk.IsShown;
    }

    /// <summary>The next line; null at the end. A line that grows too long is given back as far as it came.</summary>
    private async Task<byte[]?> ReadLineAsync(ConnectionContext connection, Conversation talk)
    {
        var input = connection.Transport.Input;
        using var patience = new CancellationTokenSource(!talk.IsKnown ? options.Silence : talk.IsShown ? Timeout.InfiniteTimeSpan : options.Idle, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, talk.Ended);
        var begun = false;
        while (true)
        {
            var read = await input.ReadAsync(either.Token);
            var isEmpty = read.Buffer.IsEmpty;
            if (Cut(input, read) is { } line)
            {
                return line;
            }

            if (read.IsCompleted)
            {
                return null;
            }

            // A line that has begun also ends soon.
            if (!begun && !isEmpty && talk.IsKnown)
            {
                begun = true;
                patience.CancelAfter(options.ReadPatience);
            }
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
