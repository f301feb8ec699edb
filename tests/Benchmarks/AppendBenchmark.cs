using System.Diagnostics;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Benchmarks;

/// <summary>Durable appends, beside bare inserts of the same bytes through the same SQLite at the same mean batch, each batch synced.</summary>
internal static class AppendBenchmark
{
    private static readonly JsonElement Data = JsonDocument.Parse(
        """{"player":"mira","expression":"1d20+5","total":17,"breakdown":"1d20 (12) + 5 = 17","text":"mira rolled 1d20+5: 17"}""").RootElement;

    private static readonly Principal Writer = new("bench", Role.GameMaster, "bench");

    public static async IAsyncEnumerable<Figure> RunAsync()
    {
        foreach (var (writers, events) in new[] { (1, 2_000), (64, 64_000) })
        {
            var (rate, batch) = await JournalAsync(writers, events);
            var bare = Bare(events, batch);
            yield return new Figure("append", $"{writers} durable writer(s)", rate, "events/s") { Peer = $"bare SQLite at batches of {batch:0.#}", Ratio = rate / bare };
            yield return new Figure("append", $"{writers} durable writer(s): time against bare SQLite", bare / rate, "x") { Target = 1.3 };
        }
    }

    private static async Task<(double Rate, double Batch)> JournalAsync(int writers, int events)
    {
        using var scratch = new Scratch();
        var opened = await JournalStores.OpenAsync(new StoreOptions(scratch.Path, TimeProvider.System, NullLogger.Instance), CancellationToken.None);
        await using var store = opened.Value!;
        await WriteAsync(store, writers, events / 10);
        var before = store.Batches;
        var watch = Stopwatch.GetTimestamp();
        await WriteAsync(store, writers, events);
        var seconds = Stopwatch.GetElapsedTime(watch).TotalSeconds;
        return (events / seconds, (double)events / (store.Batches - before));
    }

    private static Task WriteAsync(IJournalStore store, int writers, int events) => Task.WhenAll(Enumerable.Range(0, writers).Select(async _ =>
    {
        for (var number = 0; number < events / writers; number++)
        {
            var step = new Step("bench", Writer, [new NewEvent("dice/rolled", Data, Audience.Everyone)]);
            var committed = await store.Journal.CommitAsync(new Commit { Step = step }, CancellationToken.None);
            if (!committed.Succeeded)
            {
                throw new InvalidOperationException(committed.Error.Message);
            }
        }
    }));

    private static double Bare(int events, double batch)
    {
        using var scratch = new Scratch();
        using var connection = new SqliteConnection($"Data Source={scratch.In("bare.db")};Pooling=False");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE events(journal TEXT, seq INTEGER, step TEXT, kind TEXT, at INTEGER, person TEXT, audience TEXT, data BLOB, PRIMARY KEY(journal, seq)) WITHOUT ROWID;");
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO events VALUES('bench',$seq,$step,'dice/rolled',$at,'bench','everyone',$data)";
        var seq = insert.Parameters.Add("$seq", SqliteType.Integer);
        var step = insert.Parameters.Add("$step", SqliteType.Text);
        var at = insert.Parameters.Add("$at", SqliteType.Integer);
        var data = insert.Parameters.Add("$data", SqliteType.Blob);
        var bytes = System.Text.Encoding.UTF8.GetBytes(Data.GetRawText());
        var watch = Stopwatch.GetTimestamp();
        var done = 0;
        var owed = 0.0;
        while (done < events)
        {
            // Whole rows a batch, in the long run as many as the journal's mean.
            owed += batch;
            var rows = Math.Min((int)owed, events - done);
            owed -= (int)owed;
            using var transaction = connection.BeginTransaction();
            insert.Transaction = transaction;
            for (var row = 0; row < rows; row++)
            {
                seq.Value = ++done;
                step.Value = Guid.NewGuid().ToString("N");
                at.Value = watch;
                data.Value = bytes;
                insert.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        return events / Stopwatch.GetElapsedTime(watch).TotalSeconds;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
