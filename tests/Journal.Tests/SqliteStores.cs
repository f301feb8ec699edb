using Microsoft.Extensions.Logging.Abstractions;

namespace PluginHost.Journal.Tests;

internal static class SqliteStores
{
    public static async Task<IJournalStore> OpenAsync(string folder, TimeProvider time) => (await TryOpenAsync(folder, time)).Value!;

    public static Task<Sdk.Result<IJournalStore>> TryOpenAsync(string folder, TimeProvider time) => JournalStores.OpenAsync(Options(folder, time), CancellationToken.None);

    public static StoreOptions Options(string folder, TimeProvider time) => new(folder, time, NullLogger.Instance);
}

public sealed class SqliteAppendTests : AppendSuite
{
    protected override Task<IJournalStore> OpenAsync(string folder) => SqliteStores.OpenAsync(folder, Time);
}

public sealed class SqliteReadTests : ReadSuite
{
    protected override Task<IJournalStore> OpenAsync(string folder) => SqliteStores.OpenAsync(folder, Time);
}

public sealed class SqliteReadersTests : ReadersSuite
{
    protected override Task<IJournalStore> OpenAsync(string folder) => SqliteStores.OpenAsync(folder, Time);
}

public sealed class SqliteViewTests : ViewSuite
{
    protected override Task<IJournalStore> OpenAsync(string folder) => SqliteStores.OpenAsync(folder, Time);
}

public sealed class SqliteBlobTests : BlobSuite
{
    protected override Task<IJournalStore> OpenAsync(string folder) => SqliteStores.OpenAsync(folder, Time);
}

public sealed class SqliteRedactionTests : RedactionSuite
{
    protected override Task<IJournalStore> OpenAsync(string folder) => SqliteStores.OpenAsync(folder, Time);
}
