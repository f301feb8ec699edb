namespace PluginHost.Client.Tests;

public sealed class TypesTests
{
    [Fact]
    public async Task Every_type_of_the_library_holds()
    {
        var ran = await NodeTools.CheckTypesAsync("--project", NodeTools.Sources);

        Assert.True(ran.Code == 0, ran.Said);
    }

    [Fact]
    public async Task Whoever_uses_it_is_told_of_a_wrong_use_and_of_no_other()
    {
        var ran = await NodeTools.CheckTypesAsync("--project", Path.Combine(NodeTools.Scripts, "use"));

        Assert.True(ran.Code == 0, ran.Said);
    }
}
