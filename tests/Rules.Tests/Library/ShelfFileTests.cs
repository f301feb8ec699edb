using System.Text.Json;
using Microsoft.Data.Sqlite;
using PluginHost.Journal;
using PluginHost.Rules.Finding;
using PluginHost.Rules.Library;

namespace PluginHost.Rules.Tests.Library;

/// <summary>The shelf's own file: as an earlier build wrote it, as a later one did, and as a backup takes it.</summary>
public sealed class ShelfFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rules").FullName;

    public ShelfFileTests() => _ = SqliteEngine.Description;

    private string Shelf => Path.Combine(_folder, "rules");

    [Fact]
    public async Task A_shelf_of_an_earlier_build_is_read_packed_and_found_in()
    {
        string text;
        await using (var library = await OpenAsync())
        {
            text = library.File.Chunks()[3].Chunk.Text;
            Unpack(library.File);
        }

        await using var again = await OpenAsync();
        Assert.Equal(text, again.File.Chunks()[3].Chunk.Text);
        Assert.NotEmpty(again.Finder.Rank(new Question("falling damage")));
        Assert.Equal(0, again.File.Use(static connection => connection.Scalar("SELECT count(*) FROM chunks WHERE typeof(data) <> 'blob'")));
        Assert.Equal(1, again.File.Use(static connection => connection.Scalar("PRAGMA user_version")));
    }

    [Fact]
    public async Task A_shelf_of_a_later_build_is_left_alone()
    {
        await using (var library = await OpenAsync())
        {
            library.File.Use(static connection => connection.Run("PRAGMA user_version = 9"));
        }

        Assert.Equal("newer-schema", (await RulesLibrary.OpenAsync(Options, default)).Error?.Code);
    }

    [Fact]
    public async Task A_copy_of_a_shelf_in_use_is_a_shelf_and_its_index_is_made_anew()
    {
        var copy = Path.Combine(_folder, "copy.db");
        await using (var library = await OpenAsync())
        {
            Assert.True(ShelfCopy.Write(_folder, copy));
            await library.RemoveAsync("the-lantern-road", default);
            Assert.Empty(library.Finder.Rank(new Question("falling damage")));
        }

        Assert.True(ShelfCopy.Accept(copy));
        File.Delete(Path.Combine(Shelf, ShelfCopy.Name));
        File.Move(copy, Path.Combine(Shelf, ShelfCopy.Name));

        await using var again = await OpenAsync();
        Assert.NotEmpty(again.Finder.Rank(new Question("falling damage")));
    }

    [Fact]
    public void What_is_no_shelf_is_not_taken_for_one()
    {
        var file = Path.Combine(_folder, "file.db");
        File.WriteAllText(file, "this is no database, but it is long enough to be asked whether it is one, and it must not be taken for a shelf of books");

        Assert.False(ShelfCopy.Accept(file));
        Assert.False(ShelfCopy.Write(Path.Combine(_folder, "nowhere"), Path.Combine(_folder, "copy.db")));
        using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(_folder, "other.db"), Pooling = false }.ToString()))
        {
            connection.Open();
            connection.Run("CREATE TABLE sources(id TEXT)");
        }

        Assert.False(ShelfCopy.Accept(Path.Combine(_folder, "other.db")));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private RulesOptions Options => new(Shelf, [], TimeProvider.System);

    /// <summary>As it lay in the file before chunks were packed.</summary>
    private static void Unpack(LibraryFile file)
    {
        var chunks = file.Chunks();
        file.Change(connection =>
        {
            foreach (var (id, _, chunk) in chunks)
            {
                connection.Run("UPDATE chunks SET data = $data WHERE id = $id", ("$data", JsonSerializer.Serialize(chunk, LibraryJson.Default.Chunk)), ("$id", id));
            }

            connection.Run("DROP TABLE wordbooks");
            connection.Run("PRAGMA user_version = 0");
        });
    }

    private async Task<RulesLibrary> OpenAsync() => (await RulesLibrary.OpenAsync(Options, default)).Value!;
}
