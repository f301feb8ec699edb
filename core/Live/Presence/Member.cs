using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>What became of an ephemeral message.</summary>
internal enum Heeded
{
    Taken,
    Dropped,
    Flood,
}

/// <summary>One session in a room: what it shows of itself, and how much it was told of the others.</summary>
internal sealed class Member(Room room, Seat seat, string name, ILine line, CancellationToken ended)
{
    /// <summary>Twenty cursors and twenty strokes a second, and as much again.</summary>
    private const int MostASecond = 80;
    private const int Flood = 800;

    private int _sending;
    private long _second;
    private int _said;

    public Seat Seat => seat;

    /// <summary>As they stand in this campaign.</summary>
    public Principal Caller { get; } = seat.Caller;

    public string Name => name;

    public CancellationToken Ended => ended;

    /// <summary>The version that it was told up to; negative before it was told anything. The room guards it.</summary>
    public long Told { get; set; } = -1;

    /// <summary>Whether its line is broken, and it may be back in a moment. The room guards it.</summary>
    public bool Away { get; set; }

    public Latest<Standing> Standing;

    public Latest<Pointer> Pointer;

    public Latest<Stroke> Stroke;

    public Audience Audience { get; } = seat.Caller.Audience;

    public bool MaySee(Audience audience) => Audience.MaySee(audience);

    /// <summary>Takes what the session says of itself. Only the latest counts; what comes too often is not heeded.</summary>
    public Result<Heeded> Take(string type, JsonElement message)
    {
        if (Restrain() is not Heeded.Taken and var refused)
        {
            return refused;
        }

        var given = message.Part("params") ?? default;
        return type switch
        {
            "cursor_move" => Ephemeral.Pointer(given).Then<Heeded>(pointer => room.Note(this, pointer)),
            "canvas_draw" => Ephemeral.Stroke(given).Then<Heeded>(stroke => room.Note(this, stroke)),
            _ => Ephemeral.Standing(given).Then<Heeded>(standing => room.Note(this, standing)),
        };
    }

    /// <summary>Tells the session what is new, unless it is still being told; then it is told the latest afterwards.</summary>
    public void Wake()
    {
        if (Interlocked.CompareExchange(ref _sending, 1, 0) == 0)
        {
            _ = TellAsync();
        }
    }

    public void Leave(bool wasCut) => room.Leave(this, wasCut);

    private Heeded Restrain()
    {
        var second = room.Second;
        _said = second == _second ? _said + 1 : 1;
        _second = second;
        return _said <= MostASecond ? Heeded.Taken : _said <= Flood ? Heeded.Dropped : Heeded.Flood;
    }

    private async Task TellAsync()
    {
        try
        {
            do
            {
                while (room.Next(this) is { } news)
                {
                    if (news.Length > 0)
                    {
                        await line.SendAsync(news, ended);
                    }
                }

                Volatile.Write(ref _sending, 0);
            }
            while (room.IsBehind(this) && Interlocked.CompareExchange(ref _sending, 1, 0) == 0);
        }
        catch (Exception failure) when (failure is OperationCanceledException or System.Net.WebSockets.WebSocketException or ObjectDisposedException or IOException or InvalidOperationException)
        {
            // It is gone; its conversation notices by itself.
        }
    }
}
