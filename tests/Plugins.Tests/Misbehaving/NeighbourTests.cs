namespace PluginHost.Plugins.Tests;

public sealed class NeighbourTests
{
    [Theory]
    [InlineData("throw new InvalidOperationException(\"no\");")]
    [InlineData("return null!;")]
    [InlineData("return new Reaction { Events = null! };")]
    [InlineData("return new Reaction { Events = [new NewEvent(\"good/taken\", default, null!)] };")]
    [InlineData("return new Reaction { State = [new StateChange(null!, null)] };")]
    [InlineData("return new Reaction { Requests = [new PlannedRequest(\"x\", \"file:///etc\") { Headers = null! }] };")]
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
        Assert.Contains("plugins letters bad", test.Status("bad")?.Note, StringComparison.Ordinal);
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

    [Fact]
    public async Task A_thread_that_falls_while_its_plugin_is_still_being_made_is_told_as_well()
    {
        await using var test = await RealHouse.OpenAsync();
        const string Falling = "var thread = new Thread(static () => throw new InvalidOperationException(\"too early\")); thread.Start(); thread.Join();";
        test.Drop("bad", Sources.Hook("return Reaction.None;", $"public Hook() {{ {Falling} }}"));
        test.Drop("worse", Sources.Hook("return Reaction.None;", $"public Hook() {{ {Falling} throw new InvalidOperationException(\"no moon\"); }}"));
        test.Drop("good", Sources.Remembering);
        await test.House.StartAsync(CancellationToken.None);

        await test.BecomesAsync("bad", PluginState.Degraded);
        Assert.Equal("it threw on a thread of its own: too early. Reload it, tell its author, or disable it.", test.Status("bad")?.Note);
        Assert.Equal(PluginState.Failed, test.Status("worse")?.State);
        await test.RemembersAsync("good", await test.AppendAsync());
    }

    [Fact]
    public async Task One_that_spins_is_named_called_no_more_and_holds_nobody_up()
    {
        await using var test = await RealHouse.OpenAsync();
        var release = Path.Combine(Path.GetDirectoryName(test.PluginsFile)!, "release");
        test.Drop("bad", Sources.Hook($"while (!File.Exists(@\"{release}\")) Thread.SpinWait(1000); return Reaction.None;"));
        test.Drop("good", Sources.Remembering);
        await test.House.StartAsync(CancellationToken.None);
        await test.RemembersAsync("good", await test.AppendAsync());

        await test.BecomesAsync("bad", PluginState.Degraded);
        Assert.Equal("it does not come back from hook update and keeps a processor busy. Restart the host to get the processor back, or disable it.", test.Status("bad")?.Note);
        await test.RemembersAsync("good", await test.AppendAsync());
        Assert.Equal(PluginState.Stopped, (await test.House.DisableAsync("bad", CancellationToken.None)).Value?.State);
        await File.WriteAllTextAsync(release, "");
    }

    [Theory]
    [InlineData("throw new InvalidOperationException(\"no mana\");", "bad failed in tool cast: no mana")]
    [InlineData("return null!;", "bad returned nothing from tool cast.")]
    [InlineData("return new ToolResult { Content = null! };", "bad failed in tool cast:")]
    [InlineData("await Task.Delay(-1, CancellationToken.None); return null!;", "bad did not come back from tool cast, and the call was abandoned.")]
    [InlineData("return ToolResult.Text(\"done\") with { Reaction = Reaction.Append(new NewEvent(\"dice/rolled\", default, Audience.Everyone)) };", "bad failed in tool cast:")]
    [InlineData("return ToolResult.Text(\"done\") with { Reaction = Reaction.Send(new PlannedRequest(\"x\", \"https://elsewhere.example/\")) };", "bad may not send to 'elsewhere.example': its manifest does not list it under hosts.")]
    public async Task What_a_tool_does_wrong_is_an_error_for_its_caller_alone(string body, string told)
    {
        await using var test = await RealHouse.OpenAsync(static options => options with { Limits = options.Limits with { Tool = TimeSpan.FromSeconds(1) } });
        test.Drop("bad", """
            [Export(typeof(ITool))]
            public sealed class Cast : ITool
            {
                public ToolDescription Description { get; } = new("cast", "Cast", "It casts.", System.Text.Json.JsonElement.Parse("{}"));
                public async Task<ToolResult> CallAsync(ToolCall call, IProgress<ToolProgress> progress, CancellationToken cancellationToken)
                {
                    await Task.CompletedTask;
            """ + body + "}}");
        test.Drop("good", Sources.Remembering);
        await test.House.StartAsync(CancellationToken.None);
        var campaign = await test.DoAsync("create_campaign", """{ "name": "Ash", "system": "generic" }""");

        Assert.StartsWith(told, (await test.CallAsync("cast", campaign: campaign)).Error?.Message, StringComparison.Ordinal);
        Assert.Equal(1, test.Store.Journal.Head(campaign));
        await test.RemembersAsync("good", await test.AppendAsync());
    }
}
