namespace PluginHost.Host.Tests;

public sealed class LifeOfAHostTests : IDisposable
{
    private readonly DataFolderForTest _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_termination_signal_stops_the_host_cleanly()
    {
        using var host = await HostProcess.StartAsync(_data.Path);
        Assert.Equal(ExitCodes.Ok, await host.TerminateAsync());
        Assert.Null(RunInfo.Read(_data.Path));
        Assert.DoesNotContain("   at ", host.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_tail_does_not_hold_up_the_stop()
    {
        using var host = await HostProcess.StartAsync(_data.Path);
        using var http = host.Client(asGameMaster: true);
        using var tail = await http.GetAsync(new Uri("api/control/events/tail", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(ExitCodes.Ok, await host.TerminateAsync());
    }

    [Fact]
    public async Task What_was_acknowledged_before_a_kill_is_there_after_the_next_start()
    {
        using (var host = await HostProcess.StartAsync(_data.Path))
        {
            Assert.Equal(ExitCodes.Ok, (await CommandAsync("call", "roll_dice", "--expression", "3d4")).Code);
            await host.KillAsync();
        }

        using var again = await HostProcess.StartAsync(_data.Path);
        Assert.Contains("3d4", (await CommandAsync("events", "show", "--last", "1")).Results, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_running_host_a_command_brings_its_own()
    {
        var ran = await CommandAsync("call", "roll_dice", "--expression", "3d4", "--json");
        Assert.True(ran.Code == ExitCodes.Ok, ran.Results + ran.Errors);
        Assert.Null(RunInfo.Read(_data.Path));
        Assert.Contains("3d4", (await CommandAsync("events", "show", "--last", "1")).Results, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_brings_back_what_was_there_when_it_was_made()
    {
        var file = _data.Inside("copy.bin");
        await CommandAsync("call", "roll_dice", "--expression", "3d4");
        var backup = await CommandAsync("backup", file, "--json");
        Assert.True(backup.Code == ExitCodes.Ok, backup.Results + backup.Errors);
        await CommandAsync("call", "roll_dice", "--expression", "5d10");

        var restored = await CommandAsync("restore", file);
        Assert.True(restored.Code == ExitCodes.Ok, restored.Results + restored.Errors);
        Assert.Contains("3d4", (await CommandAsync("events", "show", "--last", "1")).Results, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_of_a_running_host_brings_back_the_shelf_of_rulebooks()
    {
        var (file, book) = (_data.Inside("copy.bin"), _data.Inside("fen.md"));
        await File.WriteAllTextAsync(book, "# The Fen\n## Marsh Lamps\nA marsh lamp burns for two hours and hisses when rain falls on it, and herons leave it alone.\n");
        using (var host = await HostProcess.StartAsync(_data.Path))
        {
            await DoneAsync("sources", "add", book);
            await DoneAsync("backup", file);
            await DoneAsync("sources", "remove", "the-fen");
            Assert.DoesNotContain("Marsh Lamps", (await DoneAsync("search", "marsh lamp")).Results, StringComparison.Ordinal);
            Assert.Equal(ExitCodes.Ok, await host.TerminateAsync());
        }

        await DoneAsync("restore", file);

        Assert.Contains("Marsh Lamps", (await DoneAsync("search", "marsh lamp")).Results, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_books_describe_is_written_to_a_file()
    {
        var file = _data.Inside("content.json");

        Assert.Contains("8 entries were written.", (await DoneAsync("sources", "export", "--type", "spell", "--to", file)).Results, StringComparison.Ordinal);

        var entries = System.Text.Json.JsonElement.Parse(await File.ReadAllTextAsync(file)).GetProperty("entries");
        Assert.Equal(8, entries.GetArrayLength());
        Assert.All(entries.EnumerateArray(), static entry => Assert.True(entry.TryGetProperty("extraction_confidence", out _) && entry.TryGetProperty("validated", out _) && entry.GetProperty("sources")[0].GetString() == "The Lantern Road"));
        Assert.Equal(entries.GetRawText().Length, System.Text.Json.JsonElement.Parse((await DoneAsync("sources", "export", "--in", "the-lantern-road", "--type", "spell")).Results).GetProperty("entries").GetRawText().Length);
    }

    [Fact]
    public async Task A_backup_never_overwrites()
    {
        var file = _data.Inside("copy.bin");
        await File.WriteAllTextAsync(file, "mine");
        Assert.Equal(ExitCodes.Refused, (await CommandAsync("backup", file)).Code);
        Assert.Equal("mine", await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task A_data_folder_that_is_a_file_is_exit_code_4()
    {
        var file = _data.Inside("file");
        await File.WriteAllTextAsync(file, string.Empty);
        var ran = await InProcess.RunAsync(["status", "--data", file]);
        Assert.Equal(ExitCodes.DataFolder, ran.Code);
        Assert.DoesNotContain(file, ran.Errors, StringComparison.Ordinal);
    }

    private async Task<Ran> DoneAsync(params string[] words)
    {
        var ran = await CommandAsync(words);
        Assert.True(ran.Code == ExitCodes.Ok, ran.Results + ran.Errors);
        return ran;
    }

    private Task<Ran> CommandAsync(params string[] words) => InProcess.RunAsync([.. words, "--data", _data.Path]);
}
