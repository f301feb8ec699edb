using System.Text;
using PluginHost.Sdk;

namespace PluginHost.Journal.Tests;

public sealed class UpkeepTests : IDisposable
{
    private static readonly Principal Gm = new("mira", Role.GameMaster, "test");
    private readonly string _folder = Directory.CreateTempSubdirectory("journal-").FullName;

    private string Data => Path.Combine(_folder, "data");

    private string Backup => Path.Combine(_folder, "table.zip");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_backup_brings_everything_back_in_a_new_epoch()
    {
        string hash;
        long epoch;
        await using (var store = await OpenAsync())
        {
            await SayAsync(store, "kept");
            using var bytes = new MemoryStream("a map"u8.ToArray());
            hash = (await store.Blobs.PutAsync(bytes, "text/plain", Audience.Everyone, CancellationToken.None)).Value!.Hash;
            await store.Journal.CommitAsync(new Commit { Bookmark = new Bookmark("bot", "camp", store.Epoch, 1) }, CancellationToken.None);
            var info = (await store.Upkeep.BackupAsync(Backup, new Progress<double>(), CancellationToken.None)).Value!;
            Assert.Equal((1, 1L), (info.Journals, info.Events));
            await SayAsync(store, "lost");
            epoch = store.Epoch;
        }

        var restored = await JournalStores.RestoreAsync(SqliteStores.Options(Data, TimeProvider.System), Backup, CancellationToken.None);

        Assert.Equal(new RestoreInfo(1, 1, 0), restored.Value);
        await using var again = await OpenAsync();
        Assert.Equal(epoch + 1, again.Epoch);
        Assert.Equal(["kept"], await TextsAsync(again));
        Assert.Null(await again.Readers.BookmarkAsync("bot", "camp", CancellationToken.None));
        Assert.True((await again.Blobs.OpenAsync(hash, Audience.Everyone, CancellationToken.None)).Succeeded);
        Assert.Empty(await again.Upkeep.CheckAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_backup_can_be_made_while_the_table_plays()
    {
        await using var store = await OpenAsync();
        using var stop = new CancellationTokenSource();
        var playing = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await SayAsync(store, "hello");
            }
        });
        await store.Journal.WaitAsync("camp", 50, CancellationToken.None);
        var backup = await store.Upkeep.BackupAsync(Backup, new Progress<double>(), CancellationToken.None);
        await stop.CancelAsync();
        await playing;

        Assert.True(backup.Succeeded, backup.Error?.Message);
        Assert.InRange(backup.Value!.Events, 50, store.Journal.Head("camp"));
    }

    [Fact]
    public async Task What_was_erased_stays_erased_after_an_older_backup_is_restored()
    {
        await using (var store = await OpenAsync())
        {
            await SayAsync(store, "a-name-to-forget");
            await store.Upkeep.BackupAsync(Backup, new Progress<double>(), CancellationToken.None);
            await store.Journal.RedactAsync("camp", 1, Gm, "asked for", CancellationToken.None);
        }

        var restored = await JournalStores.RestoreAsync(SqliteStores.Options(Data, TimeProvider.System), Backup, CancellationToken.None);

        Assert.Equal(1, restored.Value?.Erased);
        await using (var again = await OpenAsync())
        {
            Assert.Empty(await TextsAsync(again));
        }

        Assert.DoesNotContain(Directory.EnumerateFiles(Data, "*", SearchOption.AllDirectories), file => Holds(file, "a-name-to-forget"));
    }

    [Fact]
    public async Task What_was_redacted_is_in_no_file_while_the_store_is_open()
    {
        await using var store = await OpenAsync();
        await SayAsync(store, "a-name-to-forget");
        await store.Snapshots.SaveAsync(new SnapshotKey("camp", "words", 1, "everyone"), new Snapshot(1, "a-name-to-forget"u8.ToArray()), CancellationToken.None);
        await store.Journal.RedactAsync("camp", 1, Gm, "asked for", CancellationToken.None);
        await store.Snapshots.SaveAsync(new SnapshotKey("camp", "words", 1, "everyone"), new Snapshot(1, "a-name-to-forget"u8.ToArray()), CancellationToken.None);

        Assert.Null(await store.Snapshots.LoadAsync(new SnapshotKey("camp", "words", 1, "everyone"), CancellationToken.None));
        Assert.DoesNotContain(Directory.EnumerateFiles(Data, "*", SearchOption.AllDirectories), file => Holds(file, "a-name-to-forget"));
    }

    [Theory]
    [InlineData("this is no zip")]
    [InlineData("")]
    public async Task A_file_that_is_no_backup_changes_nothing(string content)
    {
        await using (var store = await OpenAsync())
        {
            await SayAsync(store, "kept");
        }

        await File.WriteAllTextAsync(Backup, content);
        var restored = await JournalStores.RestoreAsync(SqliteStores.Options(Data, TimeProvider.System), Backup, CancellationToken.None);

        Assert.Equal("no-backup", restored.Error?.Code);
        await using var again = await OpenAsync();
        Assert.Equal(["kept"], await TextsAsync(again));
    }

    [Fact]
    public async Task An_older_schema_is_copied_before_it_is_changed()
    {
        await using (var store = await OpenAsync())
        {
            await SayAsync(store, "kept");
        }

        var newer = SqliteStores.Options(Data, TimeProvider.System) with { Schema = Schema.Newest + 1 };
        await using (var migrated = (await JournalStores.OpenAsync(newer, CancellationToken.None)).Value!)
        {
            Assert.Equal(["kept"], await TextsAsync(migrated));
        }

        Assert.True(File.Exists(Path.Combine(Data, $"journal.db.schema-{Schema.Newest}.bak")));
        var older = await SqliteStores.TryOpenAsync(Data, TimeProvider.System);
        Assert.Equal("newer-schema", older.Error?.Code);
        Assert.Contains("Update PluginHost", older.Error!.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_takes_nothing_and_loses_nothing_and_goes_on_when_there_is_room()
    {
        await using var store = (SqliteStore)await OpenAsync();
        await SayAsync(store, "before");
        await store.LimitAsync(pages: 40);
        Error? full = null;
        var said = 1;
        while (full is null)
        {
            var result = await TrySayAsync(store, new string('x', 30_000));
            full = result.Error;
            said += result.Succeeded ? 1 : 0;
        }

        Assert.Equal("disk-full", full.Code);
        Assert.Equal(said, (await TextsAsync(store)).Count);
        await store.LimitAsync(pages: 1_000_000);
        await SayAsync(store, "after");
        Assert.Equal("after", (await TextsAsync(store))[^1]);
        Assert.Equal(said + 1, store.Journal.Head("camp"));
    }

    [Fact]
    public void A_second_process_a_read_only_and_a_synced_folder_each_get_one_sentence()
    {
        using var first = DataFolder.Claim(Data).Value;
        var file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");

        Assert.Equal("data-folder-in-use", DataFolder.Claim(Data).Error?.Code);
        Assert.Equal("data-folder-read-only", DataFolder.Claim(Path.Combine(file, "data")).Error?.Code);
        Assert.Equal("data-folder-synced", DataFolder.Claim(Path.Combine(_folder, "Dropbox", "data")).Error?.Code);
        first!.Dispose();
        using var second = DataFolder.Claim(Data).Value;
        Assert.NotNull(second);
    }

    [Theory]
    [InlineData("Dropbox (Personal)")]
    [InlineData("OneDrive - Guild")]
    [InlineData("OneDrive-Personal")]
    [InlineData("GoogleDrive-mira@example.test")]
    public void A_synced_folder_is_known_by_the_names_that_its_program_gives_it(string name) =>
        Assert.Equal("data-folder-synced", DataFolder.Claim(Path.Combine(_folder, name, "data")).Error?.Code);

    [Fact]
    public void A_folder_that_only_begins_like_a_synced_one_is_taken()
    {
        using var claimed = DataFolder.Claim(Path.Combine(_folder, "Dropboxes")).Value;
        Assert.NotNull(claimed);
    }

    [Fact]
    public void Position_tokens_mean_nothing_elsewhere()
    {
        using var tokens = new PositionTokens(new byte[32]);
        using var others = new PositionTokens([.. Enumerable.Repeat((byte)1, 32)]);
        var token = tokens.Encode("camp", 3, 12345);

        Assert.True(tokens.TryDecode("camp", token, out var epoch, out var seq));
        Assert.Equal((3, 12345), (epoch, seq));
        Assert.False(tokens.TryDecode("other", token, out _, out _));
        Assert.False(others.TryDecode("camp", token, out _, out _));
        Assert.False(tokens.TryDecode("camp", "garbage", out _, out _));
        Assert.False(tokens.TryDecode("camp", null, out _, out _));
    }

    [Fact]
    public void A_position_survives_every_size_of_number()
    {
        using var tokens = new PositionTokens(new byte[32]);
        foreach (var seq in new[] { 0, 1, uint.MaxValue, (1L << 47) - 1 })
        {
            Assert.True(tokens.TryDecode("camp", tokens.Encode("camp", 1, seq), out _, out var back));
            Assert.Equal(seq, back);
        }
    }

    private Task<IJournalStore> OpenAsync() => SqliteStores.OpenAsync(Data, TimeProvider.System);

    private static bool Holds(string file, string text)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
    }

    private static async Task<List<string>> TextsAsync(IJournalStore store) =>
        [.. (await store.Journal.ReadAsync(new EventQuery("camp", null) { Kinds = ["test/said"], Limit = int.MaxValue }, CancellationToken.None))
            .Where(happened => !happened.Event.Redacted).Select(happened => happened.Event.Data.GetProperty("text").GetString()!)];

    private static Task<Result<Committed>> TrySayAsync(IJournalStore store, string text) => store.Journal.CommitAsync(
        new Commit { Step = new Step("camp", Gm, [new NewEvent("test/said", System.Text.Json.JsonElement.Parse($$"""{"text":"{{text}}"}"""), Audience.Everyone)]) }, CancellationToken.None);

    private static async Task SayAsync(IJournalStore store, string text)
    {
        var said = await TrySayAsync(store, text);
        Assert.True(said.Succeeded, said.Error?.Message);
    }
}
