using Microsoft.Data.Sqlite;

namespace PluginHost.Journal;

internal sealed class SqliteStore : IJournalStore
{
    private readonly SqliteConnection _connection;
    private readonly GroupWriter _writer;
    private readonly ReadConnections _reads;
    private readonly StepWriter _steps;
    private readonly CommitKeys _keys;
    private readonly OpaqueIds _ids;
    private int _disposed;

    public SqliteStore(StoreOptions options, SqliteConnection connection, IReadOnlyList<string> repairs)
    {
        _connection = connection;
        Repairs = repairs;
        Epoch = long.Parse(Meta.Read(connection, Meta.Epoch)!, provider: null);
        _ids = new OpaqueIds(Convert.FromHexString(Meta.Read(connection, Meta.Secret)!));
        var rows = new EventRows(_ids);
        var tails = new Tails(connection);
        var bell = new Bell();
        _reads = new ReadConnections(Path.Combine(options.Folder, Database.FileName));
        _writer = new GroupWriter(connection, options.Logger);
        _steps = new StepWriter(connection, rows, tails, options.Time);
        var blobs = new SqliteBlobs(options.Folder, _writer, _reads);
        _keys = new CommitKeys(connection, rows);
        var commits = new CommitWriter(_steps, _keys, tails, Epoch, options.Time);
        Journal = new SqliteJournal(_writer, commits, _steps, _reads, tails, rows, new Redaction(_steps, rows, new Erasures(options.Folder)), blobs, bell);
        Readers = new SqliteReaders(_reads, Epoch);
        Outbox = new SqliteOutbox(_writer, _reads, bell, options.Time);
        Blobs = blobs;
        Snapshots = new SqliteSnapshots(_writer, _reads);
        Upkeep = new SqliteUpkeep(options.Folder, options.Parts, _reads);
    }

    public string Engine => SqliteEngine.Description;

    public long Batches => _writer.Groups;

    public long Epoch { get; }

    public IReadOnlyList<string> Repairs { get; }

    public IJournal Journal { get; }

    public IReaders Readers { get; }

    public IOutbox Outbox { get; }

    public IBlobs Blobs { get; }

    public ISnapshots Snapshots { get; }

    public IUpkeep Upkeep { get; }

    /// <summary>Bounds the file, as a full disk would; for tests.</summary>
    internal Task LimitAsync(int pages) => _writer.OutsideAsync(connection => connection.Run($"PRAGMA max_page_count = {pages}"), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
        {
            return;
        }

        await _writer.DisposeAsync();
        _reads.Dispose();
        _steps.Dispose();
        _keys.Dispose();
        _ids.Dispose();
        Meta.Write(_connection, Meta.Clean, "1");
        _connection.Run("PRAGMA wal_checkpoint(TRUNCATE)");
        await _connection.DisposeAsync();
    }
}
