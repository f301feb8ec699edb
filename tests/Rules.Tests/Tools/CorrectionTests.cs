using System.Text;
using System.Text.Json;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Rules.Tests.Tools;

/// <summary>What a person corrects is so at once, for everyone who looks, and stays so when the book is read again.</summary>
public sealed class CorrectionTests : IAsyncDisposable
{
    private static readonly Principal GameMaster = new("gm", Role.GameMaster, "test");

    private readonly string _folder = Directory.CreateTempSubdirectory("rules").FullName;
    private readonly RulesDesk _desk;
    private readonly IReadOnlyDictionary<string, ITool> _tools;

    public CorrectionTests()
    {
        _ = SqliteEngine.Description;
        Directory.CreateDirectory(Path.Combine(_folder, "books"));
        _desk = new RulesDesk(new RulesOptions(Path.Combine(_folder, "rules"), [Path.Combine(_folder, "books")], TimeProvider.System));
        _tools = RulesTools.All(_desk).ToDictionary(static tool => tool.Description.Name, StringComparer.Ordinal);
    }

    private static string Bestiary => """
        # Beasts of the Reeds
        ## Reed Lurker
        *Medium beast, unaligned*

        **Armor Class** 12

        **Hit Points** 22 (4d8 + 4)

        **Speed** 30 ft., swim 30 ft.

        | STR | DEX | CON | INT | WIS | CHA |
        |---|---|---|---|---|---|
        | 14 (+2) | 13 (+1) | 12 (+1) | 2 (-4) | 11 (+0) | 5 (-3) |

        **Senses** passive Perception 10

        **Languages** —

        **Challenge** 1/2 (100 XP)

        ### Actions
        ***Bite.*** *Melee Weapon Attack:* +4 to hit, reach 5 ft., one target. *Hit:* 5 (1d6 + 2) piercing damage.
        """;

    [Fact]
    public async Task A_corrected_field_is_found_and_shown_at_once_and_after_the_book_is_read_again()
    {
        var key = await AddedAsync();
        await DoneAsync("correct_content", $$"""{"entry":"{{key}}","field":"armor_class","value":"17 (moss)"}""");
        await DoneAsync("correct_content", $$"""{"entry":"{{key}}","field":"name","value":"Sedge Stalker"}""");
        await ShowsAsync("sedge stalker", "Sedge Stalker", "Armor Class 17 (moss)");
        Assert.Contains("moss", (await FirstAsync("stalker moss")).GetProperty("content").GetString()!, StringComparison.Ordinal);
        Assert.Equal(17, (await DoneAsync("lookup", """{"name":"Sedge Stalker"}""")).GetProperty("armor_class").GetInt32());
        var id = (await FirstAsync("sedge stalker")).GetProperty("id").GetString();

        await AgainAsync();

        await ShowsAsync("sedge stalker", "Sedge Stalker", "Armor Class 17 (moss)");
        Assert.Equal(id, (await FirstAsync("sedge stalker")).GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("""{"entry":"KEY","no_entry":true}""")]
    [InlineData("""{"entry":"KEY","content_type":"rule"}""")]
    public async Task What_is_no_entry_is_none_at_once_and_its_text_is_still_found(string correction)
    {
        var key = await AddedAsync();
        await DoneAsync("correct_content", correction.Replace("KEY", key, StringComparison.Ordinal));
        await NoEntryAsync();

        await AgainAsync();
        await NoEntryAsync();
    }

    [Fact]
    public async Task What_is_something_else_is_that_at_once_and_filters_know_it()
    {
        var key = await AddedAsync();
        Assert.Equal("content_type", (await CallAsync("correct_content", $$"""{"entry":"{{key}}","content_type":"spell"}""")).Error?.Field);
        await DoneAsync("correct_content", $$"""{"entry":"{{key}}","content_type":"vehicle"}""");

        Assert.Equal(0, (await DoneAsync("search", """{"query":"reed lurker","content_type":"monster","rulebook":"beasts-of-the-reeds"}""")).GetProperty("total_results").GetInt32());
        Assert.Equal("vehicle", (await FirstAsync("reed lurker", ",\"content_type\":\"vehicle\"")).GetProperty("content_type").GetString());
        var entry = (await DoneAsync("list_content", """{"content_type":"vehicle"}""")).GetProperty("entries")[0];
        Assert.Equal("Reed Lurker", entry.GetProperty("name").GetString());
        Assert.True(entry.GetProperty("validated").GetBoolean());
        await AgainAsync();
        Assert.Equal("vehicle", (await FirstAsync("reed lurker", ",\"content_type\":\"vehicle\"")).GetProperty("content_type").GetString());
    }

    [Fact]
    public async Task The_same_entry_in_two_sources_is_corrected_only_where_it_was_said()
    {
        var key = await AddedAsync();
        await AddAsync("more.md", Bestiary + "\n## Another Note\nThis is another printing, with a note of its own at the end.\n", ",\"rulebook_name\":\"More Beasts\"");

        var refused = (await CallAsync("correct_content", $$"""{"entry":"{{key}}","field":"armor_class","value":"17"}""")).Error;
        Assert.Equal("source", refused?.Field);
        Assert.Contains("Beasts of the Reeds", refused!.Message, StringComparison.Ordinal);
        Assert.Contains("More Beasts", refused.Message, StringComparison.Ordinal);
        Assert.Equal("source", (await CallAsync("correct_content", $$"""{"entry":"{{key}}","source":"nowhere","field":"armor_class","value":"17"}""")).Error?.Field);
        await DoneAsync("correct_content", $$"""{"entry":"{{key}}","source":"more-beasts","field":"armor_class","value":"17"}""");

        Assert.Equal(12, (await DoneAsync("list_content", """{"rulebook":"beasts-of-the-reeds"}""")).GetProperty("entries")[0].GetProperty("armor_class").GetInt32());
        Assert.Equal(17, (await DoneAsync("list_content", """{"rulebook":"more-beasts"}""")).GetProperty("entries")[0].GetProperty("armor_class").GetInt32());
    }

    public async ValueTask DisposeAsync()
    {
        await _desk.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task NoEntryAsync()
    {
        Assert.Equal("name", (await CallAsync("lookup", """{"name":"Reed Lurker"}""")).Error?.Field);
        Assert.Equal(0, (await DoneAsync("list_content", """{"content_type":"monster","rulebook":"beasts-of-the-reeds"}""")).GetProperty("total").GetInt32());
        Assert.Equal("rule", (await FirstAsync("reed lurker")).GetProperty("content_type").GetString());
        Assert.Equal(0, (await DoneAsync("get_source", """{"source":"beasts-of-the-reeds"}""")).GetProperty("entries").GetInt32());
    }

    private async Task ShowsAsync(string query, string title, string text)
    {
        var first = await FirstAsync(query);
        Assert.Equal(title, first.GetProperty("title").GetString());
        var rule = (await DoneAsync("get_rule", $$"""{"id":"{{first.GetProperty("id").GetString()}}"}""")).GetProperty("content").GetString()!;
        Assert.Contains(text, rule, StringComparison.Ordinal);
        Assert.DoesNotContain("Armor Class 12", rule, StringComparison.Ordinal);
    }

    private async Task<JsonElement> FirstAsync(string query, string more = "") => (await DoneAsync("search", $$"""{"query":"{{query}}","rulebook":"beasts-of-the-reeds"{{more}}}""")).GetProperty("results")[0];

    private async Task<string> AddedAsync()
    {
        await AddAsync("beasts.md", Bestiary);
        return (await DoneAsync("lookup", """{"name":"Reed Lurker"}""")).GetProperty("key").GetString()!;
    }

    private Task AgainAsync() => AddAsync("beasts.md", Bestiary + "\n## A Note\nIt was read once more.\n");

    private async Task AddAsync(string name, string book, string more = "")
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "books", name), book, Encoding.UTF8);
        await DoneAsync("add_source", $$"""{"path":"{{name}}"{{more}}}""");
    }

    private async Task<JsonElement> DoneAsync(string tool, string arguments)
    {
        var result = await CallAsync(tool, arguments);
        Assert.True(result.Error is null, result.Error?.Message);
        return result.Data ?? default;
    }

    private Task<ToolResult> CallAsync(string tool, string arguments) =>
        _tools[tool].CallAsync(new ToolCall("1", tool, JsonElement.Parse(arguments), GameMaster), new Progress<ToolProgress>(), CancellationToken.None);
}
