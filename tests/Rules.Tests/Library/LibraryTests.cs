using System.Text;
using PluginHost.Journal;
using PluginHost.Rules.Finding;
using PluginHost.Rules.Library;
using PluginHost.Rules.Tests.Vectors;

namespace PluginHost.Rules.Tests.Library;

public sealed class LibraryTests : IDisposable
{
    private const string Fen = """
        # The Fen
        ## Lamps
        A marsh lamp burns for two hours and hisses when rain falls on it. Whoever carries one is seen from a mile away over open water, and is followed by moths; herons leave it alone. Three lamps in a row mean that
        the causeway behind them is under water and that nobody should come this way before noon on the next day.
        ## Boats
        A punt carries four people and draws a hand of water. It is pushed with a pole as long as three people are tall, and it turns over when somebody stands up in a hurry. The ferryman at the old mill lends one
        for a silver coin a day, and wants it back dry, which no guest of the fen has ever managed so far as anybody remembers.
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("rules").FullName;

    public LibraryTests() => _ = SqliteEngine.Description;

    private string Books => Directory.CreateDirectory(Path.Combine(_folder, "books")).FullName;

    [Fact]
    public async Task A_new_shelf_holds_the_starter_book_and_finds_in_it()
    {
        await using var library = await OpenAsync();

        Assert.Equal("The Lantern Road", Assert.Single(library.File.Sources()).Title);
        Assert.NotEmpty(library.Finder.Rank(new Question("falling damage")));
    }

    [Fact]
    public async Task A_book_is_found_after_it_was_added_and_gone_after_it_was_removed()
    {
        await using var library = await OpenAsync();

        var placed = await AddAsync(library, Write("fen.md", Fen));

        Assert.Equal("fen", Assert.Single(placed).Placed.Value!.Source.Id[^3..]);
        Assert.Equal("Lamps", library.Finder.Rank(new Question("marsh lamp"))[0].Analysed.Passage.Title);
        await library.RemoveAsync(placed[0].Placed.Value!.Source.Id, default);
        Assert.DoesNotContain(library.Finder.Rank(new Question("marsh lamp")), static ranked => ranked.Analysed.Passage.Title == "Lamps");
    }

    [Fact]
    public async Task The_same_book_twice_is_one_source()
    {
        await using var library = await OpenAsync();
        await AddAsync(library, Write("fen.md", Fen));

        var again = Assert.Single(await AddAsync(library, Write("copy.md", Fen))).Placed.Value!;

        Assert.True(again.Known);
        Assert.Equal(2, library.File.Sources().Count);
    }

    [Fact]
    public async Task A_changed_book_changes_only_what_changed()
    {
        await using var library = await OpenAsync();
        await AddAsync(library, Write("fen.md", Fen));

        var again = Assert.Single(await AddAsync(library, Write("fen.md", Fen.Replace("four people", "five people", StringComparison.Ordinal)))).Placed.Value!;

        Assert.Equal((1, 1), (again.Added, again.Removed));
        Assert.Contains("five", library.Finder.Rank(new Question("punt"))[0].Analysed.Passage.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_files_of_one_name_are_two_sources_and_a_moved_one_that_changed_is_one()
    {
        await using var library = await OpenAsync();
        Directory.CreateDirectory(Path.Combine(_folder, "a"));
        Directory.CreateDirectory(Path.Combine(_folder, "b"));
        await AddAsync(library, Write("a/notes.txt", "The dwarves of Karn mine silver under the hill."));

        await AddAsync(library, Write("b/notes.txt", "Whoever falls from a tower is hurt for every ten steps."));
        await AddAsync(library, Write("b/notes.txt", "Whoever falls from a tower is hurt for every twelve steps."));
        await AddAsync(library, Write("a/fen.md", Fen));
        await AddAsync(library, Write("b/fen.md", Fen.Replace("four people", "five people", StringComparison.Ordinal)));

        Assert.Equal(["notes", "notes-2", "the-fen", "the-lantern-road"], library.File.Sources().Select(static source => source.Id).Order(StringComparer.Ordinal));
        Assert.Contains("silver", library.File.Chunks("notes").Single().Chunk.Text, StringComparison.Ordinal);
        Assert.Contains("twelve", library.File.Chunks("notes-2").Single().Chunk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_book_that_ends_the_host_is_not_begun_at_every_start()
    {
        await using var library = await OpenAsync();
        var fen = Write("fen.md", Fen);
        library.File.Begin(new Addition(fen) { Starts = 3 });

        await library.ResumeAsync(default);

        Assert.Single(library.File.Unfinished());
        await AddAsync(library, fen);
        Assert.Empty(library.File.Unfinished());
        Assert.Equal(2, library.File.Sources().Count);
    }

    [Fact]
    public async Task A_book_of_pictures_is_new_once_and_says_what_it_lacks()
    {
        await using var library = await OpenAsync();
        var page = Path.Combine(_folder, "page.pdf");
        await File.WriteAllBytesAsync(page, Pdf.PdfWriter.WithPages(1).Classic());

        var first = Assert.Single(await AddAsync(library, page)).Placed.Value!;

        Assert.True(first is { IsNew: true, Known: false, Added: 0 });
        Assert.NotEmpty(first.Source.Remarks);
        Assert.True(Assert.Single(await AddAsync(library, page)).Placed.Value!.Known);
    }

    [Fact]
    public async Task A_title_without_end_is_cut_to_a_line()
    {
        await using var library = await OpenAsync();

        var source = Assert.Single(await AddAsync(library, Write("fen.md", $"---\ntitle: {new string('x', 100_000)}\n---\n{Fen}"))).Placed.Value!.Source;

        Assert.InRange(source.Title.Length, 100, 200);
        Assert.InRange(source.Id.Length, 10, 60);
    }

    [Fact]
    public async Task A_lost_or_damaged_index_is_made_anew()
    {
        await using (var library = await OpenAsync())
        {
            await AddAsync(library, Write("fen.md", Fen));
        }

        foreach (var file in Directory.EnumerateFiles(Path.Combine(_folder, "rules", "index")))
        {
            using var cut = new FileStream(file, FileMode.Open);
            cut.SetLength(cut.Length / 2);
        }

        await using var after = await OpenAsync();
        Assert.Equal("Lamps", after.Finder.Rank(new Question("marsh lamp"))[0].Analysed.Passage.Title);
    }

    [Fact]
    public async Task What_was_under_way_when_the_host_ended_goes_on_at_the_next_start()
    {
        await using (var library = await OpenAsync())
        {
            library.File.Begin(new Addition(Write("fen.md", Fen)));
        }

        await using var after = await OpenAsync();
        await after.ResumeAsync(default);

        Assert.Equal("Lamps", after.Finder.Rank(new Question("marsh lamp"))[0].Analysed.Passage.Title);
        Assert.Empty(after.File.Unfinished());
    }

    [Fact]
    public async Task Whoever_is_interrupted_goes_on_later()
    {
        await using var library = await OpenAsync();
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => library.AddAsync(new Addition(Write("fen.md", Fen)), anywhere: true, new Progress<Sdk.ToolProgress>(), stop.Token));

        Assert.Single(library.File.Unfinished());
        await library.ResumeAsync(default);
        Assert.Equal(2, library.File.Sources().Count);
    }

    [Fact]
    public async Task Tools_reach_only_the_folder_for_books_and_no_link_out_of_it()
    {
        await using var library = await OpenAsync();
        var outside = Write("fen.md", Fen);
        var link = Path.Combine(Books, "link.md");
        File.CreateSymbolicLink(link, outside);
        File.WriteAllText(Path.Combine(Books, "inside.md"), Fen, Encoding.UTF8);

        Assert.Equal("forbidden", (await library.AddAsync(new Addition(outside), anywhere: false, new Progress<Sdk.ToolProgress>(), default)).Error?.Code);
        Assert.Equal("forbidden", (await library.AddAsync(new Addition(link), anywhere: false, new Progress<Sdk.ToolProgress>(), default)).Error?.Code);
        Directory.CreateSymbolicLink(Path.Combine(Books, "folder"), _folder);
        Assert.Equal("forbidden", (await library.AddAsync(new Addition("folder"), anywhere: false, new Progress<Sdk.ToolProgress>(), default)).Error?.Code);
        Assert.Equal("forbidden", (await library.AddAsync(new Addition("folder/fen.md"), anywhere: false, new Progress<Sdk.ToolProgress>(), default)).Error?.Code);
        Assert.Equal("forbidden", (await library.AddAsync(new Addition("/etc/passwd"), anywhere: false, new Progress<Sdk.ToolProgress>(), default)).Error?.Code);
        Assert.True((await library.AddAsync(new Addition("inside.md"), anywhere: false, new Progress<Sdk.ToolProgress>(), default)).Value![0].Placed.Succeeded);
    }

    [Fact]
    public async Task Another_program_is_asked_for_the_vector_of_each_text_once()
    {
        using var peer = new EncoderPeer();
        var encoder = $"ollama:m@{peer.Base}";
        await using (var library = await OpenAsync(encoder))
        {
            Assert.NotEmpty(library.Finder.Find(new Question("falling")).Answers);
            await Until(() => Stored(library) == library.File.Chunks().Count);
        }

        var made = Texts(peer);
        await using var after = await OpenAsync(encoder);
        await AddAsync(after, Write("fen.md", Fen));
        await Until(() => Stored(after) == after.File.Chunks().Count);
        Assert.Equal(made + after.File.Chunks("the-fen").Count, Texts(peer));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static long Stored(RulesLibrary library) => library.File.Use(static connection => connection.Scalar("SELECT count(*) FROM vectors"));

    private static int Texts(EncoderPeer peer) => peer.Asked.ToArray().Where(static asked => asked.Body["input"]!.AsArray() is not [var only] || only!.GetValue<string>() != "falling").Sum(static asked => asked.Body["input"]!.AsArray().Count);

    private static async Task Until(Func<bool> holds)
    {
        for (var look = 0; !holds(); look++)
        {
            Assert.True(look < 600, "It did not come about.");
            await Task.Delay(50);
        }
    }

    private async Task<RulesLibrary> OpenAsync(string? encoder = null)
    {
        var opened = await RulesLibrary.OpenAsync(new RulesOptions(Path.Combine(_folder, "rules"), [Books], TimeProvider.System) { Embedder = encoder }, default);
        Assert.True(opened.Succeeded, opened.Error?.Message);
        return opened.Value;
    }

    private static async Task<IReadOnlyList<Outcome>> AddAsync(RulesLibrary library, string file)
    {
        var added = await library.AddAsync(new Addition(file), anywhere: true, new Progress<Sdk.ToolProgress>(), default);
        Assert.All(added.Value!, static one => Assert.True(one.Placed.Succeeded, one.Placed.Error?.Message));
        return added.Value!;
    }

    private string Write(string name, string text)
    {
        var file = Path.Combine(_folder, name);
        File.WriteAllText(file, text, Encoding.UTF8);
        return file;
    }
}
