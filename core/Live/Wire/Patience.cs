namespace PluginHost.Live;

/// <summary>Waits for the other end to take a message, but not for ever: one that does not read keeps memory and a place.</summary>
internal static class Patience
{
    /// <param name="writing">The write under way.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cut">Ends the connection, and with it the write.</param>
    public static ValueTask WithinAsync(this ValueTask writing, TimeSpan limit, TimeProvider time, Action cut) =>
        writing.IsCompleted ? writing : new ValueTask(WaitAsync(writing.AsTask(), limit, time, cut));

    private static async Task WaitAsync(Task writing, TimeSpan limit, TimeProvider time, Action cut)
    {
        try
        {
            await writing.WaitAsync(limit, time);
        }
        catch (TimeoutException late)
        {
            cut();
            throw new IOException("The other end does not read.", late);
        }
    }
}
