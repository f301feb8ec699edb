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

    private const int Rounds = 5;

    public static async IAsyncEnumerable<Figure> RunAsync()
    {
        foreach (var (writers, events) in new[] { (1, 2_000), (64, 40_000) })
        {
            // In turns, so that a busy moment of the machine does not fall on one side only.
            var rounds = new List<(double Rate, double Batch, double Bare)>();
            for (var round = 0; round < Rounds; round++)
            {
                var (rate, batch) = await JournalAsync(writers, events);
                rounds.Add((rate, batch, Bare(events, batch)));
            }

            var median = rounds.OrderBy(static round => round.Bare / round.Rate).ElementAt(Rounds / 2);
            yield return new Figure("append", $"{writers} durable writer(s)", median.Rate, "events/s") { Peer = $"bare SQLite at batches of {median.Batch:0.#}", Ratio = median.Rate / median.Bare };
            yield return new Figure("append", $"{writers} durable writer(s): time against bare SQLite", median.Bare / median.Rate, "x") { Target = 1.3 };
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

    /// <summary>One thread that does nothing but insert the rows that the journal would, in transactions of the same size, each synced.</summary>
    private static double Bare(int events, double batch)
    {
        using var scratch = new Scratch();
        using var connection = new SqliteConnection($"Data Source={scratch.In("bare.db")};Pooling=False");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint = 4000");
        Execute(
            connection,
            """
            CREATE TABLE events(
                journal INTEGER, seq INTEGER, step INTEGER, kind TEXT, version INTEGER, at INTEGER, person TEXT, role INTEGER, door TEXT,
                session TEXT, audience TEXT, causes TEXT, origin TEXT, redacted INTEGER DEFAULT 0, data BLOB, PRIMARY KEY(journal, seq)) WITHOUT ROWID
            """);
        using var insert = connection.CreateCommand();
        string[] columns = ["journal", "seq", "step", "kind", "version", "at", "person", "role", "door", "session", "audience", "causes", "origin", "data"];
        insert.CommandText = $"INSERT INTO events({string.Join(',', columns)}) VALUES({string.Join(',', columns.Select(static column => "$" + column))})";
        var bytes = System.Text.Encoding.UTF8.GetBytes(Data.GetRawText());
        foreach (var column in columns)
        {
            insert.Parameters.AddWithValue("$" + column, Value(column, 0, bytes));
        }

        insert.Prepare();
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
                done++;
                for (var column = 0; column < columns.Length; column++)
                {
                    insert.Parameters[column].Value = Value(columns[column], done, bytes);
                }

                insert.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        return events / Stopwatch.GetElapsedTime(watch).TotalSeconds;
    }

    private static object Value(string column, long seq, byte[] data) => column switch
    {
        "seq" or "step" => seq,
        "journal" or "version" => 1L,
        "role" => (long)Role.GameMaster,
        "at" => Stopwatch.GetTimestamp(),
        "kind" => "dice/rolled",
        "person" or "door" => "bench",
        "audience" => "everyone",
        "data" => data,
        _ => DBNull.Value,
    };

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
