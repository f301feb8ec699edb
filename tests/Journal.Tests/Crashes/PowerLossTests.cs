using PluginHost.Sdk;

namespace PluginHost.Journal.Tests;

/// <summary>File images as a power cut leaves them: everything up to the last sync, and after it anything at all.</summary>
public sealed class PowerLossTests : IDisposable
{
    private static readonly Principal Gm = new("mira", Role.GameMaster, "test");
    private readonly string _folder = Directory.CreateTempSubdirectory("journal-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Every_acknowledged_event_is_in_the_image_at_its_sync_whatever_follows_it()
    {
        var random = new Random(42);
        var live = Path.Combine(_folder, "live");
        await using var store = await SqliteStores.OpenAsync(live, TimeProvider.System);
        for (var round = 0; round < 12; round++)
        {
            for (var number = 0; number <= random.Next(1, 20); number++)
            {
                await AppendAsync(store);
            }

            var acknowledged = store.Journal.Head("camp");
            var synced = new FileInfo(Path.Combine(live, "journal.db-wal")).Length;

            // These are still on their way when the power goes.
            await AppendAsync(store);
            await AppendAsync(store);
            foreach (var tail in new[] { Tail.None, Tail.Half, Tail.Garbage })
            {
                await CheckAsync(Image(live, $"image-{round}-{tail}", synced, tail, random), acknowledged, tail);
            }
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_damaged_file_is_refused_in_one_sentence_and_left_alone(bool wholeFile)
    {
        var live = Path.Combine(_folder, "live");
        await using (var store = await SqliteStores.OpenAsync(live, TimeProvider.System))
        {
            for (var number = 0; number < 300; number++)
            {
                await AppendAsync(store);
            }
        }

        var file = Path.Combine(live, "journal.db");
        byte[] bytes;
        using (var connection = Database.Open(file, Microsoft.Data.Sqlite.SqliteOpenMode.ReadWrite))
        {
            // As a kill would leave it.
            Meta.Write(connection, Meta.Clean, "0");
        }

        bytes = await File.ReadAllBytesAsync(file);
        var from = wholeFile ? 4096 : bytes.Length - (2 * 4096);
        bytes.AsSpan(from).Fill(0x5A);
        await File.WriteAllBytesAsync(file, bytes);

        var opened = await SqliteStores.TryOpenAsync(live, TimeProvider.System);

        Assert.Equal("journal-damaged", opened.Error?.Code);
        Assert.Contains("restore", opened.Error!.Hint, StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(file));
    }

    private static async Task CheckAsync(string image, long acknowledged, Tail tail)
    {
        await using var store = await SqliteStores.OpenAsync(image, TimeProvider.System);
        var events = await store.Journal.ReadAsync(new EventQuery("camp", null) { Limit = int.MaxValue }, CancellationToken.None);
        Assert.InRange(events.Count, acknowledged, acknowledged + 2);
        Assert.Equal(Enumerable.Range(1, events.Count).Select(seq => (long)seq), events.Select(happened => happened.Seq));
        Assert.Equal(tail == Tail.None, store.Repairs.Count == 0);
        await AppendAsync(store);
        Assert.Equal(events.Count + 1, store.Journal.Head("camp"));
    }

    private string Image(string live, string name, long synced, Tail tail, Random random)
    {
        var image = Path.Combine(_folder, name);
        Directory.CreateDirectory(image);
        File.Copy(Path.Combine(live, "journal.db"), Path.Combine(image, "journal.db"));
        var log = ReadShared(Path.Combine(live, "journal.db-wal"));
        var cut = log.AsSpan(0, (int)synced).ToArray();
        var rest = log.AsSpan((int)synced);
        byte[] after = tail switch
        {
            Tail.None => [],
            Tail.Half => rest[..(random.Next(1, rest.Length / 2) | 1)].ToArray(),
            _ => Garbage(rest, random),
        };
        File.WriteAllBytes(Path.Combine(image, "journal.db-wal"), [.. cut, .. after]);
        return image;
    }

    /// <summary>The right headers with the wrong bytes behind them: blocks reach a disk in any order.</summary>
    private static byte[] Garbage(ReadOnlySpan<byte> rest, Random random)
    {
        var garbage = rest.ToArray();
        random.NextBytes(garbage.AsSpan(24, Math.Min(4096, garbage.Length - 24)));
        return garbage;
    }

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static async Task AppendAsync(IJournalStore store)
    {
        var happened = new NewEvent("test/said", System.Text.Json.JsonElement.Parse("""{"text":"hello"}"""), Audience.Everyone);
        var committed = await store.Journal.CommitAsync(new Commit { Step = new Step("camp", Gm, [happened]) }, CancellationToken.None);
        Assert.True(committed.Succeeded, committed.Error?.Message);
    }

    private enum Tail
    {
        None,
        Half,
        Garbage,
    }
}
