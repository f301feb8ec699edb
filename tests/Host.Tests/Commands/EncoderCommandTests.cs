namespace PluginHost.Host.Tests;

public sealed class EncoderCommandTests : IDisposable
{
    private readonly DataFolderForTest _data = new();

    [Fact]
    public async Task Where_none_is_installed_that_is_said_and_what_to_do()
    {
        var status = await RunAsync("status");
        Assert.Equal(ExitCodes.Ok, status.Code);
        Assert.Contains("encoder install", status.Results, StringComparison.Ordinal);
        Assert.False((await RunAsync("status", "--json")).Json.GetProperty("installed").GetBoolean());

        var removed = await RunAsync("remove", "--json");
        Assert.Equal((ExitCodes.Refused, "not-found"), (removed.Code, removed.Json.GetProperty("error").GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Without_npm_one_sentence_says_so_and_nothing_stays_behind()
    {
        var ran = await RunAsync("install");
        Assert.Equal(ExitCodes.Refused, ran.Code);
        Assert.Contains("npm", ran.Errors, StringComparison.Ordinal);
        Assert.Contains("Node.js", ran.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_data.Path));
    }

    [Fact]
    public async Task What_is_damaged_is_said_to_be_and_can_be_removed()
    {
        Directory.CreateDirectory(_data.Inside("encoder"));
        await File.WriteAllTextAsync(Path.Combine(_data.Inside("encoder"), "model.json"), "{}");

        var status = await RunAsync("status", "--json");
        Assert.Equal("encoder-damaged", status.Json.GetProperty("error").GetProperty("code").GetString());
        Assert.Equal(ExitCodes.Ok, (await RunAsync("remove")).Code);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_data.Path));
    }

    [Fact]
    [Trait("Category", "Long")]
    public async Task Installed_with_npm_it_works_and_goes_again()
    {
        var path = Environment.GetEnvironmentVariable("PATH")!;
        var installed = await WithPathAsync(path, "install");
        Assert.True(installed.Code == ExitCodes.Ok, installed.Errors);
        Assert.Equal(["encoder"], Directory.EnumerateFileSystemEntries(_data.Path).Select(Path.GetFileName));

        // Again, over the one that is there.
        Assert.Equal(ExitCodes.Ok, (await WithPathAsync(path, "install", "--json")).Code);
        var status = (await RunAsync("status", "--json")).Json;
        Assert.Equal((true, 512), (status.GetProperty("installed").GetBoolean(), status.GetProperty("dimensions").GetInt32()));
        Assert.InRange(status.GetProperty("bytes").GetInt64(), 27_000_000, 30_000_000);
        Assert.Equal(ExitCodes.Ok, (await RunAsync("remove")).Code);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_data.Path));
    }

    public void Dispose() => _data.Dispose();

    private Task<Ran> RunAsync(params string[] words) => WithPathAsync(null, words);

    private Task<Ran> WithPathAsync(string? path, params string[] words) =>
        InProcess.RunAsync(["encoder", .. words, "--data", _data.Path], name => name == "PATH" ? path : null);
}
