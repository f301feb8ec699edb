using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using PluginHost.Sdk;

namespace PluginHost.Journal;

/// <summary>
/// The one writer. Whatever waits, up to 64 writes, shares one transaction and one sync; each is all or nothing, and is acknowledged only after the commit.
/// When a shared transaction fails, its writes are repeated one by one, so that the faulty one fails alone.
/// </summary>
internal sealed partial class GroupWriter : IAsyncDisposable
{
    private const int LargestGroup = 64;

    private readonly Channel<IWrite> _queue = Channel.CreateBounded<IWrite>(new BoundedChannelOptions(4096) { SingleReader = true });
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _commit;
    private readonly ILogger _logger;
    private readonly Task _writing;
    private long _groups;

    public GroupWriter(SqliteConnection connection, ILogger logger)
    {
        (_connection, _logger) = (connection, logger);
        _begin = Command("BEGIN IMMEDIATE");
        _commit = Command("COMMIT");
        _writing = Task.Run(WriteAsync);
    }

    /// <summary>How many transactions were committed.</summary>
    public long Groups => Volatile.Read(ref _groups);

    /// <summary>Runs a write in the next group.</summary>
    /// <param name="apply">Runs in the transaction, on the writer. An error takes nothing back, so it is returned before anything is written.</param>
    /// <param name="committed">Runs after the commit, before the acknowledgement, in commit order.</param>
    /// <param name="undo">Runs when the transaction was rolled back.</param>
    public async Task<Result<T>> WriteAsync<T>(Func<SqliteConnection, Result<T>> apply, CancellationToken cancellationToken, Action<T>? committed = null, Action? undo = null)
        where T : class
    {
        return await EnqueueAsync(new Write<T>(apply, committed, undo, alone: false), cancellationToken);
    }

    private async Task<Result<T>> EnqueueAsync<T>(Write<T> write, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            await _queue.Writer.WriteAsync(write, cancellationToken);
        }
        catch (ChannelClosedException)
        {
            return new Error("stopping", "The host is stopping; nothing was written.");
        }

        return await write.Done;
    }

    /// <summary>Runs something on the writer between two transactions.</summary>
    public Task<Result<Unit>> OutsideAsync(Action<SqliteConnection> work, CancellationToken cancellationToken) => EnqueueAsync(
        new Write<Unit>(
            connection =>
            {
                work(connection);
                return Unit.Value;
            },
            committed: null,
            undo: null,
            alone: true),
        cancellationToken);

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _writing;
        await _begin.DisposeAsync();
        await _commit.DisposeAsync();
    }

    private async Task WriteAsync()
    {
        var group = new List<IWrite>(LargestGroup);
        while (await _queue.Reader.WaitToReadAsync())
        {
            group.Clear();
            while (group.Count < LargestGroup && _queue.Reader.TryPeek(out var next) && (group.Count == 0 || !next.Alone) && _queue.Reader.TryRead(out var write))
            {
                group.Add(write);
                if (write.Alone)
                {
                    break;
                }
            }

            if (Try(group) is { } error)
            {
                if (group.Count == 1)
                {
                    group[0].Fail(error);
                    continue;
                }

                foreach (var write in group)
                {
                    if (Try([write]) is { } own)
                    {
                        write.Fail(own);
                    }
                }
            }
        }
    }

    private Error? Try(List<IWrite> group)
    {
        try
        {
            if (group[0].Alone)
            {
                group[0].Apply(_connection);
            }
            else
            {
                _begin.ExecuteNonQuery();
                group.ForEach(write => write.Apply(_connection));
                _commit.ExecuteNonQuery();
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Whatever one write does wrong, the writer goes on for all others.
            LogFailed(e.Message);
            RollBack();
            foreach (var write in group)
            {
                write.Undo();
            }

            return Faults.Of(e);
        }

        Interlocked.Increment(ref _groups);
        foreach (var write in group)
        {
            write.Acknowledge();
        }

        return null;
    }

    private void RollBack()
    {
        try
        {
            _connection.Run("ROLLBACK");
        }
        catch (SqliteException)
        {
            // A full disk makes SQLite roll back by itself.
        }
    }

    private SqliteCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A write to the journal failed: {reason}")]
    private partial void LogFailed(string reason);

    private interface IWrite
    {
        bool Alone { get; }

        void Apply(SqliteConnection connection);

        void Undo();

        void Acknowledge();

        void Fail(Error error);
    }

    private sealed class Write<T>(Func<SqliteConnection, Result<T>> apply, Action<T>? committed, Action? undo, bool alone) : IWrite
        where T : class
    {
        private readonly TaskCompletionSource<Result<T>> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Result<T>? _result;

        public Task<Result<T>> Done => _done.Task;

        public bool Alone => alone;

        public void Apply(SqliteConnection connection) => _result = apply(connection);

        public void Undo()
        {
            _result = null;
            undo?.Invoke();
        }

        public void Acknowledge()
        {
            if (_result!.Succeeded)
            {
                committed?.Invoke(_result.Value);
            }

            _done.SetResult(_result);
        }

        public void Fail(Error error) => _done.SetResult(error);
    }
}
