using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PluginHost.Campaigns.Shared;

namespace PluginHost.Campaigns.Tests;

public sealed class ConvergenceTests
{
    private static readonly string[] Words = ["salt", " ", "the stairs", "\n", "Ünde", "海", "🎲", "\"\\"];

    [Theory]
    [InlineData("text.test.mjs")]
    [InlineData("board.test.mjs")]
    [InlineData("yjs.test.mjs")]
    public async Task The_client_librarys_own_tests_pass(string script)
    {
        var ran = await NodeScripts.TestAsync(script);
        Assert.True(ran.Code == 0, ran.Said);
        Assert.Contains("\n# fail 0", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\n# pass 0", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_browsers_log_is_folded_here_to_what_they_have()
    {
        var lines = await NodeScripts.LinesAsync("logs.mjs", ["make", "1", "3000"]);
        Assert.Equal(3000, lines.Length);
        var (letters, objects, waiting) = (0, 0, 0);
        foreach (var line in lines)
        {
            var log = JsonElement.Parse(line);
            var document = Folded(log.GetProperty("ops"));
            AssertSame(log.GetProperty("board").GetBoolean(), document, log, $"seed {log.GetProperty("seed")}");
            letters += document.Note.Its.Text.Length;
            objects += document.Board.Shown.Count();
            waiting += document.Note.Its.Waiting.Count;
        }

        Assert.True(letters > 20_000 && objects > 2_000 && waiting > 50, $"{letters} letters, {objects} objects and {waiting} waiting prove little.");
    }

    [Fact]
    public async Task What_is_logged_here_is_folded_by_browsers_to_the_same()
    {
        var logs = Enumerable.Range(1, 2000).Select(Made).ToList();
        var input = string.Concat(logs.Select(static log => new JsonObject { ["board"] = log.IsBoard, ["ops"] = new JsonArray([.. log.Ops.Select(OpWriting.Of)]) }.ToJsonString() + "\n"));
        var lines = await NodeScripts.LinesAsync("logs.mjs", ["fold"], input);
        Assert.Equal(logs.Count, lines.Length);
        for (var index = 0; index < lines.Length; index++)
        {
            var document = SharedDocument.New("d").After(new SharedEdited("d", [.. logs[index].Ops]));
            AssertSame(logs[index].IsBoard, document, JsonElement.Parse(lines[index]), $"log {index + 1}");
        }
    }

    [Fact]
    public void A_document_that_is_kept_and_read_again_goes_on_as_if_nothing_had_happened()
    {
        for (var seed = 1; seed <= 500; seed++)
        {
            var (isBoard, ops) = Made(seed);
            var cut = new Random(seed).Next(ops.Count + 1);
            var whole = SharedDocument.New("d").After(new SharedEdited("d", [.. ops]));
            var half = SavedDocument.Of(SharedDocument.New("d").After(new SharedEdited("d", [.. ops.Take(cut)]))).Known();
            var onwards = ops.Skip(cut).Aggregate(half, static (now, op) => now.After(new SharedEdited("d", [op])));
            Assert.Equal(Kept(isBoard, whole), Kept(isBoard, onwards));
        }
    }

    [Fact]
    public void A_long_note_that_was_edited_ten_thousand_times_is_folded_and_kept_small()
    {
        var random = new Random(7);
        var typing = new NoteEditing(new NoteText());
        var log = new List<SharedEdited> { Edited(typing.Become(string.Concat(Enumerable.Repeat("The tide turned at the pier. ", 3450))).SelectMany(typing.Record)) };
        for (var edit = 0; edit < 10_000; edit++)
        {
            // Most of the text is still in one piece at first: a place in it is one in a run.
            var runs = typing.Now.Its.Runs;
            var run = runs.MaxBy(one => one.Text is null ? 0 : random.Next(one.Length))!;
            var offset = random.Next(run.Length);
            var (l, word) = (run.Id.Next(offset), Words[random.Next(2)]);
            var next = runs.ElementAtOrDefault(typing.Now.Its.PlaceOf(run) + 1)?.Id;
            TextOp op = random.Next(3) > 0
                ? new InsertOp(new CharId("kim", typing.Now.Clock + 1), l, l == run.Last ? next : l.Next(), word, word.Length)
                : new DeleteOp([new CharRange(l, Math.Min(9, run.Length - offset))], []);
            log.Add(Edited(typing.Record(op)));
        }

        var started = TimeProvider.System.GetTimestamp();
        var document = log.Aggregate(SharedDocument.New("d"), static (now, edit) => now.After(edit));
        Assert.Equal(typing.Now.Text, document.Note.Its.Text);
        var took = TimeProvider.System.GetElapsedTime(started).TotalMilliseconds;
        var bytes = Encoding.UTF8.GetByteCount(Kept(isBoard: false, document));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{document.Note.Its.Text.Length} characters, 10000 edits: folded in {took:0} ms, kept in {bytes} bytes"));
        Assert.True(bytes < 1_000_000, $"{bytes} bytes are kept.");

        var gone = document.After(Edited(new NoteEditing(document.Note.Its).Become("")));
        Assert.Equal("", gone.Note.Its.Text);
        Assert.True(Encoding.UTF8.GetByteCount(Kept(isBoard: false, gone)) < bytes, "Deleting all kept as much.");
    }

    private static SharedEdited Edited(IEnumerable<TextOp> ops) => new("d", [.. ops]);

    private static SharedDocument Folded(JsonElement ops) => SharedDocument.New("d").After(new SharedEdited("d", [.. ops.EnumerateArray().Select(static op => OpReading.Of(op, "ops").Value!)]));

    private static string Kept(bool isBoard, SharedDocument document) => (isBoard ? BoardState.Of(document.Board) : NoteState.Of(document.Note.Its)).ToJsonString();

    private static void AssertSame(bool isBoard, SharedDocument document, JsonElement theirs, string what)
    {
        var shown = isBoard ? SharedObjects.Of(document.Board).ToJsonString() : JsonValue.Create(document.Note.Its.Text).ToJsonString();
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(shown), theirs.GetProperty("shown")), $"{what}: {shown}, not {theirs.GetProperty("shown")}");
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(Kept(isBoard, document)), theirs.GetProperty("state")), $"{what}: {Kept(isBoard, document)}, not {theirs.GetProperty("state")}");
    }

    /// <summary>Several edit offline; what they did stands in a random order, some of it twice.</summary>
    private static (bool IsBoard, List<SharedOp> Ops) Made(int seed)
    {
        var random = new Random(seed);
        var isBoard = seed % 3 == 0;
        var notes = Enumerable.Range(0, random.Next(2, 6)).Select(static _ => new NoteText()).ToList();
        var board = Board.Empty;
        var sent = new List<SharedOp>();
        for (var edit = random.Next(5, 40); edit > 0; edit--)
        {
            var who = random.Next(notes.Count);
            if (isBoard)
            {
                var op = Drawn(random, board, new CharId($"site{who}", board.Clock + random.Next(1, 3)));
                board = board.After([op]);
                sent.Add(op);
                continue;
            }

            var own = Written(random, notes[who], $"site{who}");
            notes[who].Apply(own);
            sent.AddRange(own);
            notes[random.Next(notes.Count)].Apply(sent.OfType<TextOp>().OrderBy(_ => random.Next()).Take(random.Next(sent.Count + 1)).ToList());
        }

        var twice = sent.Take(random.Next(sent.Count + 1));
        return (isBoard, [.. sent.Concat(twice).OrderBy(_ => random.Next())]);
    }

    private static List<TextOp> Written(Random random, NoteText note, string site)
    {
        var text = note.Text;
        var runes = text.EnumerateRunes().ToList();
        var at = random.Next(runes.Count + 1);
        var gone = random.Next(2) == 0 ? 0 : Math.Min(random.Next(5), runes.Count - at);
        var after = string.Concat(runes.Take(at)) + (random.Next(4) > 0 ? Words[random.Next(Words.Length)] : "") + string.Concat(runes.Skip(at + gone));
        return [.. new NoteEditing(note).Become(after).Select(op => op is InsertOp insert ? insert with { Id = new CharId(site, insert.Id.Counter) } : op)];
    }

    private static BoardOp Drawn(Random random, Board board, CharId by)
    {
        var known = board.Objects.Keys.Order(StringComparer.Ordinal).ElementAtOrDefault(random.Next(board.Objects.Count + 1)) ?? $"{by.Site}:{by.Counter}";
        return random.Next(8) switch
        {
            0 => new GoneOp(known, by, IsGone: true),
            1 => new GoneOp(known, by, IsGone: false),
            _ => (BoardOp)OpReading.Of(JsonElement.Parse($$"""{"op":"set","id":"{{known}}","by":["{{by.Site}}",{{by.Counter}}],"fields":{"type":"token","{{"xyz"[random.Next(3)]}}":{{random.Next(9)}}.5,"name":null} }"""), "").Value!,
        };
    }
}
