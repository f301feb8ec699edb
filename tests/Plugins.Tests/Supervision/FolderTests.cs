namespace PluginHost.Plugins.Tests;

public sealed class FolderTests
{
    [Fact]
    public async Task A_folder_that_is_dropped_replaced_and_removed_is_followed()
    {
        await using var test = new TestHouse();
        await test.House.StartAsync(CancellationToken.None);
        Assert.Empty(test.House.Plugins);

        var manifest = TestHouse.Manifest("guest");
        var folder = test.Drop(manifest, static () => new PluginParts());
        await Eventually.HoldsAsync(() => test.House.Plugins is [{ State: PluginState.Running }], () => "it was not loaded");

        test.Drop(manifest with { Version = "1.10.0" }, static () => new PluginParts());
        await Eventually.HoldsAsync(() => test.House.Plugins is [{ State: PluginState.Running, Version: "1.10.0", LastUnload: not null }], () => test.Status("guest").ToString());

        Directory.Delete(folder, recursive: true);
        await Eventually.HoldsAsync(() => test.House.Plugins.Count == 0, () => test.Status("guest").ToString());
    }

    [Fact]
    public async Task A_folder_without_its_assembly_waits_until_it_is_whole()
    {
        await using var test = new TestHouse { Change = static options => options with { Quiet = TimeSpan.FromMilliseconds(200) } };
        await test.House.StartAsync(CancellationToken.None);
        var folder = test.Drop(TestHouse.Manifest("guest"), static () => new PluginParts());
        File.Delete(Path.Combine(folder, "Plugin.dll"));
        Assert.False(FolderPrint.Of(folder)!.Whole);
        Assert.Empty(test.House.Plugins);

        await File.WriteAllTextAsync(Path.Combine(folder, "Plugin.dll"), "whole");
        await Eventually.HoldsAsync(() => test.House.Plugins is [{ State: PluginState.Running }], () => "it was not loaded");
    }

    [Fact]
    public async Task A_version_that_cannot_start_leaves_the_one_before_it_running()
    {
        await using var test = new TestHouse();
        var manifest = TestHouse.Manifest("guest");
        test.Drop(manifest, static () => new PluginParts());
        await test.House.StartAsync(CancellationToken.None);

        test.Drop(manifest with { Version = "2.0.0" }, static () => throw new NotSupportedException());
        test.Drop(manifest with { Id = "other", Version = "2.0.0" }, static () => new PluginParts(), folderName: "guest2");
        await Eventually.HoldsAsync(() => test.House.Plugins.Any(static plugin => plugin.Id == "other"), () => "the other was not loaded");
        Assert.Equal("1.0.0", test.Status("guest").Version);
    }

    [Fact]
    public async Task The_second_folder_with_an_id_is_refused_and_takes_over_when_the_first_goes()
    {
        await using var test = new TestHouse();
        var folder = test.Drop(TestHouse.Manifest("twin"), static () => new PluginParts());
        await test.House.StartAsync(CancellationToken.None);
        test.Drop(TestHouse.Manifest("twin"), static () => new PluginParts(), folderName: "another");

        await Eventually.HoldsAsync(() => test.House.Plugins.Any(static plugin => plugin.State == PluginState.Failed), () => "the second was not seen");
        Assert.Contains("already has the id 'twin'", test.House.Plugins.Single(static plugin => plugin.State == PluginState.Failed).Note, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
        await Eventually.HoldsAsync(() => test.House.Plugins is [{ State: PluginState.Running }], () => "the second did not take over");
    }

    [Fact]
    public async Task Disabled_stays_disabled_after_a_restart_until_it_is_enabled()
    {
        await using var test = new TestHouse();
        test.Drop(TestHouse.Manifest("guest"), static () => new PluginParts());
        await test.House.StartAsync(CancellationToken.None);

        Assert.Equal(PluginState.Stopped, (await test.House.DisableAsync("guest", CancellationToken.None)).Value?.State);
        await test.RestartAsync();
        Assert.Equal(PluginState.Stopped, test.Status("guest").State);
        Assert.False((await test.House.ReloadAsync("guest", CancellationToken.None)).Succeeded);
        Assert.Equal(PluginState.Running, (await test.House.EnableAsync("guest", CancellationToken.None)).Value?.State);
        Assert.Equal(PluginState.Running, (await test.House.ReloadAsync("guest", CancellationToken.None)).Value?.State);
        Assert.Equal("not-found", (await test.House.EnableAsync("nobody", CancellationToken.None)).Error?.Code);
    }
}
