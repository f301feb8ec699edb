namespace PluginHost.Plugins.Tests;

public sealed class NeighbourTests
{
    [Theory]
    [InlineData("throw new InvalidOperationException(\"no\");")]
    [InlineData("return null!;")]
    [InlineData("await Task.Delay(-1, CancellationToken.None); return Reaction.None;")]
    [InlineData("while (!cancellationToken.IsCancellationRequested) Thread.Sleep(1); throw new ArgumentException(\"gave up\");")]
    public async Task What_fails_in_a_hook_is_set_aside_while_the_neighbour_keeps_receiving(string body)
    {
        await using var test = await RealHouse.OpenAsync();
        test.Drop("bad", Sources.Hook(body));
        test.Drop("good", Sources.Remembering);
        await test.House.StartAsync(CancellationToken.None);
        await test.BecomesAsync("bad", PluginState.Running);

        await test.RemembersAsync("good", await test.AppendAsync());
        await test.UntilAsync("bad", static bad => bad?.Letters == 1);
        await test.RemembersAsync("good", await test.AppendAsync());
    }

    [Theory]
    [InlineData("Fall();", "async void Fall() { await Task.Yield(); throw new InvalidOperationException(\"void fell\"); }", "void fell")]
    [InlineData("ThreadPool.QueueUserWorkItem(static _ => throw new InvalidOperationException(\"pool fell\"));", "", "pool fell")]
    [InlineData("new Thread(static () => throw new InvalidOperationException(\"thread fell\")).Start();", "", "thread fell")]
    public async Task What_falls_where_nobody_catches_degrades_the_plugin_and_nobody_else(string body, string members, string told)
    {
        await using var test = await RealHouse.OpenAsync();
        test.Drop("bad", Sources.Hook(body + " return Reaction.None;", members));
        test.Drop("good", Sources.Remembering);
        await test.House.StartAsync(CancellationToken.None);
        await test.RemembersAsync("good", await test.AppendAsync());

        await test.BecomesAsync("bad", PluginState.Degraded);
        Assert.Contains(told, test.Status("bad")?.Note, StringComparison.Ordinal);
        await test.RemembersAsync("good", await test.AppendAsync());
        Assert.Equal(PluginState.Running, test.Status("good")?.State);
    }
}
