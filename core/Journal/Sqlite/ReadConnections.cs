using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace PluginHost.Journal;

/// <summary>Connections that only read, kept open and handed out one at a time.</summary>
internal sealed class ReadConnections(string file) : IDisposable
{
    private readonly ConcurrentBag<SqliteConnection> _free = [];
    private bool _disposed;

    public T Use<T>(Func<SqliteConnection, T> read)
    {
        var connection = _free.TryTake(out var free) ? free : Database.Open(file, SqliteOpenMode.ReadOnly);
        try
        {
            return read(connection);
        }
        finally
        {
            if (_disposed)
            {
                connection.Dispose();
            }
            else
            {
                _free.Add(connection);
            }
        }
    }

    public void Dispose()
    {
        _disposed = true;
        while (_free.TryTake(out var connection))
        {
            connection.Dispose();
        }
    }
}
