using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace PluginHost.Journal;

/// <summary>The few facts that a store keeps about itself.</summary>
internal static class Meta
{
    public const string Epoch = "epoch";
    public const string Secret = "secret";
    public const string Clean = "clean";

    public static string? Read(SqliteConnection connection, string name) => connection.Text("SELECT value FROM meta WHERE name = $name", ("$name", name));

    public static void Write(SqliteConnection connection, string name, string value) =>
        connection.Run("INSERT INTO meta VALUES($name, $value) ON CONFLICT DO UPDATE SET value = excluded.value", ("$name", name), ("$value", value));

    /// <summary>What a new store starts with.</summary>
    public static void Found(SqliteConnection connection)
    {
        connection.Run("INSERT OR IGNORE INTO meta VALUES($name, '1')", ("$name", Epoch));
        connection.Run("INSERT OR IGNORE INTO meta VALUES($name, $secret)", ("$name", Secret), ("$secret", Convert.ToHexString(RandomNumberGenerator.GetBytes(32))));
    }
}
