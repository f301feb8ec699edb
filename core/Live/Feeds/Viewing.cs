using System.Buffers;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>One viewer's way through a channel, at its own pace: opening or resuming, then message by message, never one twice.</summary>
internal sealed class Viewing(Channel channel, ILine line, int catchUp)
{
    private const int MostAtOnce = 16;

    /// <summary>The viewer left: that is no error.</summary>
    private static readonly Error Left = new("left", "The viewer left.");

    private long _seen;

    /// <summary>Whether it was ever up to date: who comes back is told everything on the way there, and only who then falls behind is shown the state anew.</summary>
    private bool _live;

    /// <param name="after">The position of the last message that the viewer has, or null.</param>
    /// <param name="cancellationToken">Ends the viewing.</param>
    /// <returns>Why it cannot go on; null when the viewer left.</returns>
    public async Task<Error?> RunAsync(string? after, CancellationToken cancellationToken)
    {
        await channel.Started.WaitAsync(cancellationToken);
        var opened = after is null ? await OpenAsync(cancellationToken) : await ResumeAsync(after, cancellationToken);
        while (opened.Succeeded)
            opened = await GoOnAsync(opened.Value, cancellationToken);

        return ReferenceEquals(opened.Error, Left) ? null : opened.Error;
    }

    private async Task<Result<long>> GoOnAsync(long cursor, CancellationToken cancellationToken)
    {
        // Someone who resumed may be ahead of a channel that still catches up.
        var skip = _seen;
        while (true)
        {
            if (!channel.Has(cursor))
            {
                _live = true;
                if (await channel.WaitAsync(cursor, cancellationToken) <= cursor)
                    return Left;
            }

            var (frames, waiting) = (ArrayPool<Frame>.Shared.Rent(MostAtOnce), ArrayPool<Said>.Shared.Rent(MostAtOnce));
            try
            {
                if (channel.Read(cursor, frames.AsSpan(0, MostAtOnce)) is not { } count)
                    return await FallenBehindAsync(cancellationToken);

                cursor += await TellAsync(frames.AsMemory(0, count), waiting, skip, cancellationToken);
            }
            finally
            {
                ArrayPool<Frame>.Shared.Return(frames, clearArray: true);
                ArrayPool<Said>.Shared.Return(waiting, clearArray: true);
            }
        }
    }

    /// <returns>How many of the frames were told, or need not be.</returns>
    private async ValueTask<int> TellAsync(ReadOnlyMemory<Frame> frames, Said[] waiting, long skip, CancellationToken cancellationToken)
    {
        var whole = frames[..Whole(frames.Span)];
        var count = 0;
        foreach (var frame in whole.Span)
        {
            if (frame.Seq > skip)
                waiting[count++] = frame.Said;
        }

        if (count > 0)
        {
            await line.SendAsync(waiting.AsMemory(0, count), cancellationToken);
            _seen = whole.Span[^1].Seq;
        }

        return whole.Length;
    }

    /// <summary>As many of the frames as end with the end of an event, so that none is told by half when the viewer falls behind; an event of very many messages goes by parts.</summary>
    private static int Whole(ReadOnlySpan<Frame> frames)
    {
        for (var whole = frames.Length; whole > 0; whole--)
        {
            if (frames[whole - 1].Said.Position is not null)
            {
                return whole;
            }
        }

        return frames.Length;
    }

    private async Task<Result<long>> OpenAsync(CancellationToken cancellationToken)
    {
        var opening = await channel.OpenAsync(cancellationToken);
        if (!opening.Succeeded)
            return opening.Error;

        foreach (var message in opening.Value.Messages)
            await line.SendAsync(message, cancellationToken);

        _seen = opening.Value.Seq;
        return await CatchUpAsync(cancellationToken);
    }

    private async Task<Result<long>> ResetAsync(CancellationToken cancellationToken)
    {
        await line.SendAsync(channel.Source.Reset(), cancellationToken);
        return await OpenAsync(cancellationToken);
    }

    private Task<Result<long>> ResumeAsync(string after, CancellationToken cancellationToken)
    {
        if (channel.At.Place(after) is not { } seq)
            return ResetAsync(cancellationToken);

        _seen = seq;
        return CatchUpAsync(cancellationToken);
    }

    private Task<Result<long>> FallenBehindAsync(CancellationToken cancellationToken) =>
        channel.Source.TellsAll || !_live ? CatchUpAsync(cancellationToken) : ResetAsync(cancellationToken);

    /// <summary>Tells what the channel no longer holds straight from the journal, until the channel holds the rest.</summary>
    private async Task<Result<long>> CatchUpAsync(CancellationToken cancellationToken)
    {
        if (channel.After(_seen) is { } covered)
            return covered;

        if (channel.At.Head - _seen > catchUp)
            return await ResetAsync(cancellationToken);

        await foreach (var telling in channel.Source.FollowAsync(channel.At, _seen, cancellationToken))
        {
            foreach (var message in telling.Messages)
                await line.SendAsync(message, cancellationToken);

            _seen = telling.Seq;
            if (channel.After(_seen) is { } joined)
                return joined;
        }

        return new Error("internal", "The campaign cannot be followed any longer.");
    }
}
