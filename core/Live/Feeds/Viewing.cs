using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>One viewer's way through a channel, at its own pace: opening or resuming, then message by message, never one twice.</summary>
internal sealed class Viewing(Channel channel, ILine line, int catchUp)
{
    private const int MostAtOnce = 16;

    private readonly Frame[] _frames = new Frame[MostAtOnce];
    private readonly Said[] _waiting = new Said[MostAtOnce];
    private long _seen;

    /// <summary>Whether it was ever up to date: who comes back is told everything on the way there, and only who then falls behind is shown the state anew.</summary>
    private bool _live;

    /// <param name="after">The position of the last message that the viewer has, or null.</param>
    /// <param name="cancellationToken">Ends the viewing.</param>
    /// <returns>Why it cannot go on; otherwise it ends only with the token.</returns>
    public async Task<Error> RunAsync(string? after, CancellationToken cancellationToken)
    {
        await channel.Started.WaitAsync(cancellationToken);
        var opened = after is null ? await OpenAsync(cancellationToken) : await ResumeAsync(after, cancellationToken);
        while (opened.Succeeded)
            opened = await GoOnAsync(opened.Value, cancellationToken);

        return opened.Error!;
    }

    private async Task<Result<long>> GoOnAsync(long cursor, CancellationToken cancellationToken)
    {
        // Someone who resumed may be ahead of a channel that still catches up.
        var skip = _seen;
        while (true)
        {
            if (channel.Read(cursor, _frames) is not { } count)
                return await FallenBehindAsync(cancellationToken);

            if (count == 0)
            {
                _live = true;
                await channel.WaitAsync(cursor, cancellationToken);
            }

            count = Whole(count);
            var waiting = 0;
            foreach (var frame in _frames.AsSpan(0, count))
            {
                if (frame.Seq > skip)
                    _waiting[waiting++] = frame.Said;
            }

            if (waiting > 0)
            {
                await line.SendAsync(_waiting.AsMemory(0, waiting), cancellationToken);
                _seen = _frames[count - 1].Seq;
            }

            cursor += count;
        }
    }

    /// <summary>As many of the frames as end with the end of an event, so that none is told by half when the viewer falls behind; an event of very many messages goes by parts.</summary>
    private int Whole(int count)
    {
        for (var whole = count; whole > 0; whole--)
        {
            if (_frames[whole - 1].Said.Position is not null)
            {
                return whole;
            }
        }

        return count;
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
