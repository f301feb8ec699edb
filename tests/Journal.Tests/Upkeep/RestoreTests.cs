using System.Text;
using PluginHost.Sdk;

namespace PluginHost.Journal.Tests;

/// <summary>A restore ends in the old data or in the new, and brings back nothing that was erased or already done.</summary>
public sealed class RestoreTests : JournalSuite
{
    private int _backups;

    [Fact]
    public async Task A_restore_that_fails_half_way_leaves_everything_as_it_was()
    {
        await PutAsync("a map");
        await AppendAsync("camp");
        var backup = await BackupAsync();
        await AppendAsync("camp");
        await Store.DisposeAsync();
        Directory.Delete(Path.Combine(Folder, "blobs"), recursive: true);
        await File.WriteAllTextAsync(Path.Combine(Folder, "blobs"), "in the way");

        var restored = await RestoreAsync(backup);

        Assert.Equal("restore-failed", restored.Error?.Code);
        await ReopenAsync();
        Assert.Equal(2, (await AllAsync("camp")).Count);
        Assert.Equal(1, Store.Epoch);
    }

    [Fact]
    public async Task What_a_killed_host_left_in_its_log_is_not_taken_into_what_is_restored()
    {
        await AppendAsync("camp");
        var backup = await BackupAsync();
        await AppendAsync("camp", Event(), Event());
        var image = Directory.CreateDirectory(Path.Combine(Folder, "image")).FullName;
        foreach (var part in new[] { "journal.db", "journal.db-wal" })
        {
            await using var source = new FileStream(Path.Combine(Folder, part), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            await using var target = File.Create(Path.Combine(image, part));
            await source.CopyToAsync(target);
        }

        Value(await JournalStores.RestoreAsync(SqliteStores.Options(image, Time), backup, CancellationToken.None));

        await using var again = await OpenAsync(image);
        Assert.Equal((1, 2), (again.Journal.Head("camp"), again.Epoch));
        Assert.Empty(await again.Upkeep.CheckAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Events_after_a_restore_have_ids_that_nothing_had_before()
    {
        await AppendAsync("camp");
        var backup = await BackupAsync();
        await AppendAsync("camp");
        var lost = (await AllAsync("camp"))[1].Event;
        await Store.DisposeAsync();
        Value(await RestoreAsync(backup));
        await ReopenAsync();
        Time.Advance(TimeSpan.FromMinutes(1));

        await AppendAsync("camp");

        var next = (await AllAsync("camp"))[1].Event;
        Assert.NotEqual((lost.Id, lost.Step), (next.Id, next.Step));
    }

    [Fact]
    public async Task An_erasure_never_blanks_another_event_that_came_to_stand_in_its_place()
    {
        await AppendAsync("camp");
        var first = await BackupAsync();
        await AppendAsync("camp");
        Value(await Journal.RedactAsync("camp", 2, Gm, "asked for", CancellationToken.None));
        await Store.DisposeAsync();
        Value(await RestoreAsync(first));
        await ReopenAsync();
        Time.Advance(TimeSpan.FromMinutes(1));
        await AppendAsync("camp", Event(data: """{"text":"innocent"}"""));
        var second = await BackupAsync();
        await Store.DisposeAsync();

        Assert.Equal(new RestoreInfo(1, 2, 0), Value(await RestoreAsync(second)));

        await ReopenAsync();
        Assert.Equal("innocent", (await AllAsync("camp"))[1].Event.Data.GetProperty("text").GetString());
    }

    [Fact]
    public async Task Bytes_that_were_erased_do_not_come_back_with_an_older_backup()
    {
        var hash = await PutAsync("a face to forget");
        await AppendAsync("camp", Event(data: $$"""{"picture":"{{hash}}"}"""));
        var backup = await BackupAsync();
        Value(await Journal.RedactAsync("camp", 1, Gm, "asked for", CancellationToken.None));
        await Store.DisposeAsync();

        Value(await RestoreAsync(backup));

        await ReopenAsync();
        Assert.Equal("not-found", (await Store.Blobs.OpenAsync(hash, Audience.GameMaster, CancellationToken.None)).Error?.Code);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(Folder, "blobs"), hash, SearchOption.AllDirectories));
    }

    [Fact]
    public async Task An_erasure_counts_once_and_a_torn_line_in_the_list_costs_no_other()
    {
        await AppendAsync("camp", Event(), Event());
        var backup = await BackupAsync();
        await File.WriteAllTextAsync(Path.Combine(Folder, "erasures.jsonl"), """{"journal":"ca""");
        Value(await Journal.RedactAsync("camp", 1, Gm, "asked for", CancellationToken.None));
        Value(await Journal.RedactAsync("camp", 1, Gm, "asked for again", CancellationToken.None));
        await Store.DisposeAsync();

        Assert.Equal(1, Value(await RestoreAsync(backup)).Erased);
    }

    [Fact]
    public async Task A_request_that_may_have_been_sent_since_the_backup_is_not_blindly_repeated()
    {
        var once = new OutboxDraft("bot", "camp", new PlannedRequest("post", "https://example.test/"));
        var again = new OutboxDraft("bot", "camp", new PlannedRequest("put", "https://example.test/") { Idempotent = true });
        Value(await CommitAsync(new Commit { Step = Step("camp"), Requests = [once, again] }));
        var backup = await BackupAsync();
        await Store.DisposeAsync();

        Value(await RestoreAsync(backup));

        await ReopenAsync();
        Assert.Equal("put", Assert.Single(await Store.Outbox.PendingAsync(10, CancellationToken.None)).Request.Action);
        Assert.Equal("post", Assert.Single(await Store.Outbox.ListAsync(OutboxState.Unknown, 10, CancellationToken.None)).Request.Action);
    }

    [Fact]
    public async Task Over_a_damaged_journal_a_backup_begins_an_epoch_that_tokens_can_carry()
    {
        await AppendAsync("camp");
        var backup = await BackupAsync();
        await Store.DisposeAsync();
        await File.WriteAllBytesAsync(Path.Combine(Folder, "journal.db"), Encoding.UTF8.GetBytes(new string('?', 20_000)));

        Value(await RestoreAsync(backup));

        await ReopenAsync();
        using var tokens = new PositionTokens(new byte[32]);
        Assert.True(Store.Epoch > 1);
        Assert.True(tokens.TryDecode("camp", tokens.Encode("camp", Store.Epoch, 7), out var epoch, out _));
        Assert.Equal(Store.Epoch, epoch);
    }

    [Fact]
    public async Task A_backup_that_cannot_be_written_is_one_sentence()
    {
        var backup = await Store.Upkeep.BackupAsync(Path.Combine(Folder, "no", "such", "folder", "table.zip"), new Progress<double>(), CancellationToken.None);

        Assert.Equal("backup-failed", backup.Error?.Code);
    }

    [Fact]
    public async Task A_check_of_a_damaged_file_answers_with_a_sentence()
    {
        await AppendAsync("camp", [.. Enumerable.Range(0, 200).Select(_ => Event(data: $$"""{"text":"{{new string('x', 2000)}}"}"""))]);
        var hash = await PutAsync("a map");
        await ReopenAsync();
        File.Delete(Directory.EnumerateFiles(Path.Combine(Folder, "blobs"), hash, SearchOption.AllDirectories).Single());
        await using (var file = new FileStream(Path.Combine(Folder, "journal.db"), FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            file.Seek(30 * 4096, SeekOrigin.Begin);
            await file.WriteAsync(Enumerable.Repeat((byte)0x5A, 20 * 4096).ToArray());
        }

        var faults = await Store.Upkeep.CheckAsync(CancellationToken.None);

        Assert.Contains("The journal's file is damaged.", faults);
        Assert.Contains(faults, fault => fault.Contains("missing", StringComparison.Ordinal));
    }

    protected override Task<IJournalStore> OpenAsync(string folder) => SqliteStores.OpenAsync(folder, Time);

    private async Task<string> BackupAsync()
    {
        var file = Path.Combine(Folder, $"table-{_backups++}.zip");
        Value(await Store.Upkeep.BackupAsync(file, new Progress<double>(), CancellationToken.None));
        return file;
    }

    private Task<Result<RestoreInfo>> RestoreAsync(string backup) => JournalStores.RestoreAsync(SqliteStores.Options(Folder, Time), backup, CancellationToken.None);

    private async Task<string> PutAsync(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return Value(await Store.Blobs.PutAsync(stream, "text/plain", Audience.Everyone, CancellationToken.None)).Hash;
    }
}
