using System.Text;
using PluginHost.Sdk;

namespace PluginHost.Plugins.Tests;

/// <summary>A folder as a connection: files in, files out, and nothing that lies elsewhere.</summary>
public sealed class WatchedFolderTests : IDisposable
{
    private static readonly Needs Granted = new() { Folders = ["scrolls"] };

    private readonly string _exchange = Directory.CreateTempSubdirectory("exchange").FullName;

    private string Folder => Path.Combine(_exchange, "talker", "scrolls");

    public void Dispose() => Directory.Delete(_exchange, recursive: true);

    [Fact]
    public async Task A_file_that_is_there_comes_or_changes_is_a_frame_once_each_time_and_others_are_none()
    {
        Directory.CreateDirectory(Folder);
        Write("before.json", "one");
        var line = new Line(_ => Plan());
        await using var test = await line.HouseAsync(Granted, exchange: _exchange);
        await line.UntilAsync(static line => Told(line) is ["before.json one"]);
        Write("later.json", "two");
        await line.UntilAsync(static line => Told(line).Contains("later.json two"));
        Write("picture.png", "no");
        Write(".hidden.json", "no");
        Directory.CreateDirectory(Path.Combine(Folder, "deeper.json"));
        File.CreateSymbolicLink(Path.Combine(Folder, "link.json"), Path.Combine(_exchange, "outside.txt"));
        File.WriteAllText(Path.Combine(_exchange, "outside.txt"), "outside");
        Write("before.json", "three, and longer");
        await line.UntilAsync(static line => Told(line).Contains("before.json three, and longer"));
        Write("empty.json", "");
        Write("bytes.json", "\uFFFF", Encoding.Unicode);
        await line.UntilAsync(static line => Told(line).Contains("empty.json ") && line.Signals.Any(static signal => signal.FileName == "bytes.json" && signal.Binary));

        // What was deleted and comes again is new, even when it is the same.
        File.Delete(Path.Combine(Folder, "later.json"));
        await Eventually.HoldsAsync(() => { Write("later.json", "two"); return Told(line).Count(static told => told == "later.json two") > 1; }, () => string.Join('\n', Told(line)));
        Assert.Equal(["before.json", "bytes.json", "empty.json", "later.json"], line.Signals.Select(static signal => signal.FileName).OfType<string>().Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(2, line.Signals.Count(static signal => signal.FileName == "before.json"));
        Assert.Equal(["connection line (connected)"], test.Status("talker").Offers);
    }

    [Fact]
    public async Task What_is_sent_is_a_whole_file_that_does_not_come_back_and_one_with_another_name_ends_the_connection()
    {
        var line = new Line(_ => Plan(), static signal => signal switch
        {
            { FileName: "ask.json" } => new ConnectionReaction { Frames = [Line.Frame("""{"word":"{secret:WORD}"}""") with { FileName = "answer.json", Secrets = ["WORD"] }] },
            { FileName: "evil.json" } => new ConnectionReaction { Frames = [Line.Frame("x") with { FileName = Line.Text(signal) }] },
            _ => new ConnectionReaction(),
        });
        await using var test = await line.HouseAsync(Granted with { OptionalSecrets = ["WORD"] }, secrets: static _ => "hush", exchange: _exchange);
        await line.UntilAsync(static line => line.Signals.Any(static signal => signal.Event == ConnectionEvent.Opened));
        Write("ask.json", "?");
        await Eventually.HoldsAsync(() => File.Exists(Path.Combine(Folder, "answer.json")), () => "No answer was written.");
        Assert.Equal("""{"word":"hush"}""", File.ReadAllText(Path.Combine(Folder, "answer.json")));
        foreach (var later in (string[])["later.json", "latest.json"])
        {
            Write(later, "!");
            await line.UntilAsync(line => Told(line).Contains(later + " !"));
        }

        Assert.DoesNotContain(line.Signals, static signal => signal.FileName == "answer.json");
        foreach (var name in (string[])["../up.json", "/tmp/up.json", "other.txt", ".dot.json", "nul.json", "a/b.json", "c:d.json", "", "x\n.json", new string('x', 200) + ".json"])
        {
            var closed = Closed(line);
            Write("evil.json", name);
            await line.UntilAsync(line => Closed(line) > closed);
        }

        Assert.Equal(["answer.json", "ask.json", "evil.json", "later.json", "latest.json"], Directory.EnumerateFileSystemEntries(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(["talker"], Directory.EnumerateFileSystemEntries(_exchange).Select(Path.GetFileName));

        static int Closed(Line line) => line.Signals.Count(static signal => signal.Event == ConnectionEvent.Closed);
    }

    [Fact]
    public async Task Of_a_file_that_only_grows_what_was_added_is_told_in_whole_lines_and_a_new_beginning_from_its_start()
    {
        Directory.CreateDirectory(Folder);
        Write("log.txt", "old\n");
        var line = new Line(_ => Plan() with { Pattern = "*.txt", Tail = true });
        await using var test = await line.HouseAsync(Granted, exchange: _exchange);
        await line.UntilAsync(static line => line.Signals.Any(static signal => signal.Event == ConnectionEvent.Opened));

        // The first look is over when a new file is told of.
        await Eventually.HoldsAsync(() => { Write("mark.txt", $"{Guid.NewGuid()}\n"); return Told(line).Any(static told => told.StartsWith("mark", StringComparison.Ordinal)); }, () => "Nothing was told.");
        File.AppendAllText(Path.Combine(Folder, "log.txt"), "new\nha");
        await line.UntilAsync(static line => Told(line).Contains("log.txt new\n"));
        File.AppendAllText(Path.Combine(Folder, "log.txt"), "lf\n");
        await line.UntilAsync(static line => Told(line).Contains("log.txt half\n"));
        Write("log.txt", "a\n");
        await line.UntilAsync(static line => Told(line).Contains("log.txt a\n"));
        Assert.DoesNotContain(Told(line), static told => told.Contains("old", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("others", "*.json", "may not watch the folder 'others': its manifest does not list it")]
    [InlineData(null, "*.json", "may not watch the folder '': its manifest does not list it")]
    [InlineData("scrolls", "../*", "watches for files by a pattern that is none")]
    [InlineData("scrolls", "", "watches for files by a pattern that is none")]
    public async Task A_folder_beyond_the_manifest_is_never_looked_at(string? folder, string pattern, string expected)
    {
        var line = new Line(_ => new ConnectionPlan(ConnectionKind.Folder) { Folder = folder, Pattern = pattern });
        await using var test = await line.HouseAsync(Granted, exchange: _exchange);
        await Eventually.HoldsAsync(() => test.Status("talker").State == PluginState.Degraded, () => test.Status("talker").ToString());
        Assert.Contains(expected, test.Status("talker").Note, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_exchange));
    }

    [Fact]
    public async Task A_folder_with_too_many_files_is_not_watched_until_there_are_fewer()
    {
        Directory.CreateDirectory(Folder);
        for (var i = 0; i <= FolderLook.MostFiles; i++)
        {
            Write($"{i}.json", "x");
        }

        var line = new Line(_ => Plan());
        await using var test = await line.HouseAsync(Granted, exchange: _exchange);
        await line.UntilAsync(static line => line.Signals.Any(static signal => signal is { Event: ConnectionEvent.Closed, Code: 1009 }));
        Assert.DoesNotContain(line.Signals, static signal => signal.Event == ConnectionEvent.Frame);
        File.Delete(Path.Combine(Folder, "0.json"));
        await line.UntilAsync(static line => line.Signals.Any(static signal => signal.Event == ConnectionEvent.Frame));
    }

    private static ConnectionPlan Plan() => new(ConnectionKind.Folder) { Folder = "scrolls", Pattern = "*.json" };

    private static List<string> Told(Line line) => [.. line.Signals.Where(static signal => signal.Event == ConnectionEvent.Frame).Select(static signal => $"{signal.FileName} {Line.Text(signal)}")];

    /// <summary>At once, as a program does that is careful.</summary>
    private void Write(string name, string text, Encoding? encoding = null)
    {
        var beside = Path.Combine(_exchange, "beside");
        File.WriteAllText(beside, text, encoding ?? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        File.Move(beside, Path.Combine(Folder, name), overwrite: true);
    }
}
