using System.Net;
using System.Net.Sockets;
using PluginHost.Harness;

namespace PluginHost.EndToEnd.Tests;

public sealed class RefusalTests
{
    private const int Refused = 1;
    private const int Usage = 2;
    private const int DataFolder = 4;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_folder_that_cannot_be_written_to_is_refused(bool used)
    {
        using var folder = new TemporaryFolder();
        var data = Directory.CreateDirectory(folder.In("data"));
        if (used)
        {
            await UseAsync(data.FullName);
        }

        string[] entries = [data.FullName, .. Directory.EnumerateFileSystemEntries(data.FullName, "*", SearchOption.AllDirectories)];
        await ModeAsync("a-w", entries);
        try
        {
            string[] run = ["run", "--data", data.FullName, "--port", "0"];
            Refusal.Check(DataFolder, "data-folder-read-only", await Unprivileged.RunAsync([.. run, "--json"]), await Unprivileged.RunAsync(run));
        }
        finally
        {
            await ModeAsync("u+w", entries);
        }
    }

    [Theory]
    [InlineData("Dropbox")]
    [InlineData("OneDrive - Lantern Guild")]
    public async Task A_folder_that_a_service_synchronises_is_refused(string service)
    {
        using var folder = new TemporaryFolder();
        await Refusal.ExpectAsync(DataFolder, "data-folder-synced", "run", "--data", Path.Combine(folder.In(service), "table"), "--port", "0");
        Assert.False(Directory.Exists(folder.In(service)));
    }

    [Fact]
    public async Task A_journal_of_a_newer_version_is_refused_and_left_as_it_is()
    {
        using var folder = new TemporaryFolder();
        await UseAsync(folder.In("data"));
        var journal = Path.Combine(folder.In("data"), "journal.db");
        await using (var file = File.OpenWrite(journal))
        {
            // SQLite keeps the number that PRAGMA user_version answers here.
            file.Position = 60;
            await file.WriteAsync(new byte[] { 0, 0, 3, 231 });
        }

        var before = await File.ReadAllBytesAsync(journal);
        await Refusal.ExpectAsync(DataFolder, "newer-schema", "run", "--data", folder.In("data"), "--port", "0");
        Assert.Equal(before, await File.ReadAllBytesAsync(journal));
    }

    [Fact]
    public async Task A_port_that_another_program_has_is_refused()
    {
        using var folder = new TemporaryFolder();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        await Refusal.ExpectAsync(Refused, "port-taken", "run", "--data", folder.In("data"), "--port", $"{((IPEndPoint)other.LocalEndpoint).Port}");
    }

    [Theory]
    [InlineData("{ \"cli\": ")]
    [InlineData("{ \"cli\": \"none\" }")]
    [InlineData("[1]")]
    public async Task Damaged_keys_are_refused_without_the_host_and_beside_it(string text)
    {
        using var folder = new TemporaryFolder();
        await using (await HostProcess.StartAsync(folder.In("data")))
        {
            await File.WriteAllTextAsync(Path.Combine(folder.In("data"), "keys.json"), text);
            await Refusal.ExpectAsync(Refused, "keys-damaged", "status", "--data", folder.In("data"));
        }

        await Refusal.ExpectAsync(Refused, "keys-damaged", "run", "--data", folder.In("data"), "--port", "0");
    }

    [Fact]
    public async Task A_damaged_host_key_is_refused()
    {
        using var folder = new TemporaryFolder();
        await UseAsync(folder.In("data"));
        await File.WriteAllTextAsync(Path.Combine(folder.In("data"), "host.key"), "short");
        await Refusal.ExpectAsync(Refused, "key-damaged", "run", "--data", folder.In("data"), "--port", "0");
    }

    [Theory]
    [InlineData("run", "--prot", "1")]
    [InlineData("run", "--port", "many")]
    [InlineData("plugins", "show")]
    [InlineData("status", "--plugins", "nowhere.json")]
    public async Task A_word_that_no_command_knows_is_wrong_usage(params string[] words)
    {
        using var folder = new TemporaryFolder();
        await Refusal.ExpectAsync(Usage, "usage", [.. words, "--data", folder.In("data")]);
    }

    [Theory]
    [InlineData("{ \"plugins\": [ }")]
    [InlineData("{ \"plugins\": [] }")]
    [InlineData("[]")]
    [InlineData("")]
    public async Task A_broken_plugins_file_fails_the_plugins_and_not_the_host(string text)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.In("plugins.json"), text);
        await using var host = await HostProcess.StartAsync(folder.In("data"), null, "--plugins", folder.In("plugins.json"));
        var plugin = Assert.Single((await host.CommandAsync("plugins", "list"))["plugins"]!.AsArray())!;
        Assert.Equal("failed", plugin["state"]!.GetValue<string>());
        Assert.Contains("Mend plugins.json", plugin["note"]!.GetValue<string>(), StringComparison.Ordinal);
        await host.CommandAsync("call", "roll_dice", "--expression", "d20");

        await File.WriteAllTextAsync(folder.In("plugins.json"), "{}");
        Assert.Equal("running", (await host.CommandAsync("plugins", "reload", "obs"))["state"]!.GetValue<string>());
    }

    private static async Task UseAsync(string data)
    {
        await using var host = await HostProcess.StartAsync(data);
        Assert.Equal(0, await host.StopAsync());
    }

    private static async Task ModeAsync(string change, string[] entries)
    {
        using var process = System.Diagnostics.Process.Start("chmod", [change, .. entries]);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }
}
