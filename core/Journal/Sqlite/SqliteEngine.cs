using System.Reflection;
using System.Runtime.InteropServices;

namespace PluginHost.Journal;

/// <summary>Chooses the native SQLite once a process: the system's where it is newer than the packaged one.</summary>
public static class SqliteEngine
{
    private static readonly string[] SystemNames = ["libsqlite3.so.0", "libsqlite3.dylib", "winsqlite3"];
    private static readonly Lazy<string> Chosen = new(Choose);

    /// <summary>Which SQLite is used. The first call loads it.</summary>
    public static string Description => Chosen.Value;

    private static string Choose()
    {
        var provider = typeof(SQLitePCL.SQLite3Provider_e_sqlite3).Assembly;
        var packaged = Load("e_sqlite3", provider);
        var system = SystemNames.Select(name => Load(name, assembly: null)).FirstOrDefault(handle => handle != 0);
        var useSystem = system != 0 && (packaged == 0 || Version(system) > Version(packaged));
        var handle = useSystem ? system : packaged;
        NativeLibrary.SetDllImportResolver(provider, (_, _, _) => handle);
        SQLitePCL.raw.SetProvider(new SQLitePCL.SQLite3Provider_e_sqlite3());
        return $"SQLite {SQLitePCL.raw.sqlite3_libversion().utf8_to_string()} ({(useSystem ? "the system's" : "packaged")})";
    }

    private static nint Load(string name, Assembly? assembly) =>
        assembly is null
            ? (NativeLibrary.TryLoad(name, out var system) ? system : 0)
            : (NativeLibrary.TryLoad(name, assembly, searchPath: null, out var packaged) ? packaged : 0);

    private static unsafe int Version(nint handle) =>
        NativeLibrary.TryGetExport(handle, "sqlite3_libversion_number", out var export) ? ((delegate* unmanaged<int>)export)() : 0;
}
