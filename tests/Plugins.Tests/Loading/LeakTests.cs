namespace PluginHost.Plugins.Tests;

/// <summary>Something of the host that a plugin can hang on to.</summary>
public static class Bell
{
    /// <summary>Rung for no reason.</summary>
    public static event EventHandler? Rung;

    /// <summary>Kept by somebody.</summary>
    public static List<object> Kept { get; } = [];

    internal static void Ring() => Rung?.Invoke(null, EventArgs.Empty);

    internal static void Forget()
    {
        Rung = null;
        Kept.Clear();
    }
}

public sealed class LeakTests : LoaderTest
{
    private static readonly string ThisAssembly = typeof(Bell).Assembly.Location;

    [Theory]
    [InlineData("AppDomain.CurrentDomain.ProcessExit += static (_, _) => { };", "ProcessExit")]
    [InlineData("PluginHost.Plugins.Tests.Bell.Rung += static (_, _) => { };", "a handler of Bell.Rung")]
    [InlineData("PluginHost.Plugins.Tests.Bell.Kept.Add(this);", "the static field Bell.Kept")]
    public async Task What_holds_a_plugin_that_should_be_gone_is_named(string hold, string holder)
    {
        var plugin = await LoadedAsync(Plugin(Sources.Hook("return Reaction.None;", $"public Hook() {{ {hold} }}"), id: "leaky", references: ThisAssembly));
        var report = await plugin.UnloadAsync();
        Bell.Ring();
        Bell.Forget();
        Assert.False(report.Collected);
        Assert.Contains(report.HeldBy, one => one.Contains(holder, StringComparison.Ordinal));
        Assert.StartsWith("still in memory: held by ", report.ToString(), StringComparison.Ordinal);
    }
}
