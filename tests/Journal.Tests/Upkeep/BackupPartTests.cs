using System.Text;
using PluginHost.Sdk;

namespace PluginHost.Journal.Tests;

/// <summary>A backup also holds files of rooms that the journal does not know, and a restore puts them back with the same care.</summary>
public sealed class BackupPartTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("journal-").FullName;

    private string Data => Path.Combine(_folder, "data");

    private string Backup => Path.Combine(_folder, "table.zip");

    private string Shelf => Path.Combine(Data, "rules", "rules.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_part_comes_back_as_it_was_when_the_backup_was_made()
    {
        await BackUpAsync("then");
        await File.WriteAllTextAsync(Shelf, "now");
        await File.WriteAllTextAsync(Shelf + "-wal", "what a killed host left");

        var restored = await RestoreAsync();

        Assert.True(restored.Succeeded, restored.Error?.Message);
        Assert.Equal("then", await File.ReadAllTextAsync(Shelf));
        Assert.False(File.Exists(Shelf + "-wal"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Data, "restore-*"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Data, "backup-*"));
    }

    [Fact]
    public async Task A_part_that_is_gone_since_comes_back_and_one_that_the_backup_lacks_stays()
    {
        await BackUpAsync("then");
        Directory.Delete(Path.Combine(Data, "rules"), recursive: true);
        Assert.True((await RestoreAsync()).Succeeded);
        Assert.Equal("then", await File.ReadAllTextAsync(Shelf));

        File.Delete(Backup);
        File.Delete(Shelf);
        await BackUpAsync(null);
        await File.WriteAllTextAsync(Shelf, "added since");
        Assert.True((await RestoreAsync()).Succeeded);
        Assert.Equal("added since", await File.ReadAllTextAsync(Shelf));
    }

    [Fact]
    public async Task A_part_that_is_not_what_it_should_be_changes_nothing()
    {
        await BackUpAsync("damaged");
        await File.WriteAllTextAsync(Shelf, "now");

        Assert.Equal("no-backup", (await RestoreAsync()).Error?.Code);
        Assert.Equal("now", await File.ReadAllTextAsync(Shelf));
    }

    [Theory]
    [InlineData("now")]
    [InlineData(null)]
    public async Task When_the_journal_cannot_be_put_in_place_the_parts_are_as_they_were(string? before)
    {
        await BackUpAsync("then");
        File.Delete(Shelf);
        if (before is not null)
        {
            await File.WriteAllTextAsync(Shelf, before);
        }

        foreach (var file in Directory.EnumerateFiles(Data, "journal.db*"))
        {
            File.Delete(file);
        }

        Directory.CreateDirectory(Path.Combine(Data, "journal.db"));

        Assert.Equal("restore-failed", (await RestoreAsync()).Error?.Code);
        Assert.Equal(before, File.Exists(Shelf) ? await File.ReadAllTextAsync(Shelf) : null);
    }

    private StoreOptions Options => SqliteStores.Options(Data, TimeProvider.System) with { Parts = [new("rules.db", Shelf) { Copy = Copied, Accept = static copy => File.ReadAllText(copy, Encoding.UTF8) != "damaged" }] };

    private bool Copied(string copy)
    {
        if (File.Exists(Shelf))
        {
            File.Copy(Shelf, copy);
        }

        return File.Exists(Shelf);
    }

    private async Task BackUpAsync(string? shelf)
    {
        await using var store = (await JournalStores.OpenAsync(Options, CancellationToken.None)).Value!;
        Directory.CreateDirectory(Path.GetDirectoryName(Shelf)!);
        if (shelf is not null)
        {
            await File.WriteAllTextAsync(Shelf, shelf);
        }

        var backup = await store.Upkeep.BackupAsync(Backup, new Progress<double>(), CancellationToken.None);
        Assert.True(backup.Succeeded, backup.Error?.Message);
    }

    private Task<Result<RestoreInfo>> RestoreAsync() => JournalStores.RestoreAsync(Options, Backup, CancellationToken.None);
}
