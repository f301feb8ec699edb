using System.Text;
using System.Text.Json;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Rules.Tests.Tools;

public sealed class RulesToolsTests : IAsyncDisposable
{
    private static readonly Principal GameMaster = new("gm", Role.GameMaster, "test");
    private static readonly Principal Player = new("kim", Role.Player, "test") { Campaign = "c" };
    private static readonly Principal Viewer = new("somebody", Role.Spectator, "test");

    private readonly string _folder = Directory.CreateTempSubdirectory("rules").FullName;
    private readonly RulesDesk _desk;
    private readonly IReadOnlyDictionary<string, ITool> _tools;

    public RulesToolsTests()
    {
        _ = SqliteEngine.Description;
        var books = Directory.CreateDirectory(Path.Combine(_folder, "books")).FullName;
        File.WriteAllText(Path.Combine(books, "secret.md"), Secret, Encoding.UTF8);
        _desk = new RulesDesk(new RulesOptions(Path.Combine(_folder, "rules"), [books], TimeProvider.System) { SystemOf = static (_, _) => Task.FromResult<string?>("dnd5e") });
        _tools = RulesTools.All(_desk).ToDictionary(static tool => tool.Description.Name, StringComparer.Ordinal);
    }

    private static string Secret => $"""
        ---
        title: The Sunken Vault
        system: dnd5e
        ---
        # The Sunken Vault
        ## The Drowned Bell
        {string.Join(' ', Enumerable.Repeat("Whoever rings the drowned bell under the vault wakes the keeper of salt, who asks for a name and keeps it.", 4))}
        """;

    [Fact]
    public async Task A_question_is_answered_with_source_section_and_score()
    {
        var data = (await DoneAsync(GameMaster, "search", """{"query":"hold my breath","explain":true}""")).Data!.Value;

        Assert.True(data.GetProperty("success").GetBoolean());
        Assert.Equal("hold my breath", data.GetProperty("query").GetString());
        var first = data.GetProperty("results")[0];
        Assert.Equal("The Lantern Road", first.GetProperty("source").GetString());
        Assert.NotEmpty(first.GetProperty("content").GetString()!);
        Assert.True(first.GetProperty("score").GetDouble() > 0);
        Assert.NotEmpty(first.GetProperty("why").EnumerateArray());
        Assert.Equal(data.GetProperty("results").GetArrayLength(), data.GetProperty("total_results").GetInt32());
    }

    [Fact]
    public async Task Both_names_of_searching_and_of_its_limit_work()
    {
        Assert.Equal(2, (await DoneAsync(Player, "search_rules", """{"query":"damage","limit":2}""")).Data!.Value.GetProperty("results").GetArrayLength());
        Assert.Equal(3, (await DoneAsync(Player, "search", """{"query":"damage","max_results":3,"use_hybrid":false}""")).Data!.Value.GetProperty("results").GetArrayLength());
    }

    [Fact]
    public async Task The_text_of_a_book_that_is_not_open_stays_at_the_table()
    {
        await DoneAsync(GameMaster, "add_source", """{"path":"secret.md"}""");

        var (player, viewer) = (await DoneAsync(Player, "search", """{"query":"drowned bell"}"""), await DoneAsync(Viewer, "search", """{"query":"drowned bell"}"""));

        Assert.Contains("keeper of salt", Said(player), StringComparison.Ordinal);
        Assert.Contains("The Drowned Bell", Said(viewer), StringComparison.Ordinal);
        Assert.DoesNotContain("keeper of salt", viewer.Data!.Value.GetRawText() + Said(viewer), StringComparison.Ordinal);
        var id = viewer.Data!.Value.GetProperty("results")[0].GetProperty("id").GetString();
        Assert.DoesNotContain("keeper of salt", Said(await DoneAsync(Viewer, "get_rule", $$"""{"id":"{{id}}","neighbours":2}""")), StringComparison.Ordinal);
        Assert.Contains("keeper of salt", Said(await DoneAsync(Player, "get_rule", $$"""{"id":"{{id}}"}""")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_campaign_asks_the_books_of_its_own_system_unless_it_says_otherwise()
    {
        Assert.Contains("The Lantern Road", Said(await DoneAsync(Player, "search", """{"query":"falling"}""")), StringComparison.Ordinal);
        await DoneAsync(GameMaster, "add_source", """{"path":"secret.md"}""");

        Assert.DoesNotContain("The Lantern Road", Said(await DoneAsync(Player, "search", """{"query":"falling"}""")), StringComparison.Ordinal);
        Assert.Contains("The Lantern Road", Said(await DoneAsync(Player, "search", """{"query":"falling","system":"any"}""")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_fits_into_a_chat_message()
    {
        var answer = await DoneAsync(Player, "search", """{"query":"damage attack roll armor","max_results":50}""");

        Assert.InRange(Said(answer).Length, 100, 1_024);
    }

    [Fact]
    public async Task A_monster_is_looked_up_with_its_fields_and_a_misspelt_one_too()
    {
        var name = (await DoneAsync(Player, "list_content", """{"content_type":"monster"}""")).Data!.Value.GetProperty("entries")[0].GetProperty("name").GetString()!;

        var found = (await DoneAsync(Player, "lookup", $$"""{"name":"{{name.ToUpperInvariant()}}"}""")).Data!.Value;

        Assert.True(found.GetProperty("armor_class").GetInt32() > 0);
        Assert.True(found.GetProperty("extraction_confidence").GetDouble() > 0.8);
        Assert.False(found.GetProperty("validated").GetBoolean());
    }

    [Theory]
    [InlineData("reed lurker's bane")]
    [InlineData("Reed Lurker’s Bane")]
    [InlineData("reed-lurkers bane")]
    public async Task A_name_may_be_written_with_any_apostrophe_and_parted_otherwise(string name)
    {
        File.WriteAllText(Path.Combine(_folder, "books", "beasts.md"), Beast.Replace("## Reed Lurker", "## Reed Lurker’s Bane", StringComparison.Ordinal), Encoding.UTF8);
        await DoneAsync(GameMaster, "add_source", """{"path":"beasts.md"}""");

        Assert.Equal(12, (await DoneAsync(Player, "lookup", $$"""{"name":"{{name}}"}""")).Data!.Value.GetProperty("armor_class").GetInt32());
        Assert.Equal(1, (await DoneAsync(Player, "list_content", """{"name":"lurker's"}""")).Data!.Value.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_corrected_field_stays_corrected_when_the_book_is_read_again()
    {
        File.WriteAllText(Path.Combine(_folder, "books", "beasts.md"), Beast, Encoding.UTF8);
        await DoneAsync(GameMaster, "add_source", """{"path":"beasts.md"}""");
        var key = (await DoneAsync(GameMaster, "lookup", """{"name":"Reed Lurker"}""")).Data!.Value.GetProperty("key").GetString();

        Assert.Equal("field", (await CallAsync(GameMaster, "correct_content", $$"""{"entry":"{{key}}"}""")).Error?.Field);
        Assert.Equal("field", (await CallAsync(GameMaster, "correct_content", $$"""{"entry":"{{key}}","field":"armour","value":"15"}""")).Error?.Field);
        Assert.Equal("field", (await CallAsync(GameMaster, "correct_content", $$"""{"entry":"{{key}}","field":"armor_class","value":"thick"}""")).Error?.Field);
        await DoneAsync(GameMaster, "correct_content", $$"""{"entry":"{{key}}","field":"armor_class","value":"15"}""");
        File.AppendAllText(Path.Combine(_folder, "books", "beasts.md"), "\n## A Note\nIt was read once more.\n");
        await DoneAsync(GameMaster, "add_source", """{"path":"beasts.md"}""");

        Assert.Equal(15, (await DoneAsync(Player, "lookup", """{"name":"Reed Lurker"}""")).Data!.Value.GetProperty("armor_class").GetInt32());
    }

    [Theory]
    [InlineData("D&D 5e")]
    [InlineData("DnD5e")]
    public async Task A_game_may_be_called_by_its_usual_names(string system)
    {
        await DoneAsync(GameMaster, "add_source", """{"path":"secret.md"}""");

        Assert.Contains("The Drowned Bell", Said(await DoneAsync(Player, "search", $$"""{"query":"drowned bell","system":"{{system}}"}""")), StringComparison.Ordinal);
        Assert.Equal("The Sunken Vault", Assert.Single((await DoneAsync(Player, "list_sources", $$"""{"system":"{{system}}"}""")).Data!.Value.GetProperty("sources").EnumerateArray()).GetProperty("title").GetString());
        Assert.Contains("Only system coc7e was looked through.", Said(await DoneAsync(Player, "search", """{"query":"drowned bell","system":"Call of Cthulhu"}""")), StringComparison.Ordinal);
        Assert.Equal(34, (await DoneAsync(Player, "list_content", """{"genre":"Fantasy"}""")).Data!.Value.GetProperty("total").GetInt32());
        Assert.Equal(0, (await DoneAsync(Player, "list_content", """{"genre":"horror"}""")).Data!.Value.GetProperty("total").GetInt32());
        Assert.Equal(34, (await DoneAsync(Player, "list_content", """{"system":"any"}""")).Data!.Value.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Of_an_entry_that_stands_in_an_open_book_and_in_a_closed_one_viewers_read_the_open_one()
    {
        var books = Path.Combine(_folder, "books");
        File.WriteAllText(Path.Combine(books, "closed.md"), Beast, Encoding.UTF8);
        File.WriteAllText(Path.Combine(books, "open.md"), Beast.Replace("# Beasts of the Reeds", "# Beasts for All", StringComparison.Ordinal).Replace("**Armor Class** 12", "**Armor Class** 11", StringComparison.Ordinal), Encoding.UTF8);
        await DoneAsync(GameMaster, "add_source", """{"path":"closed.md"}""");
        var key = (await DoneAsync(GameMaster, "lookup", """{"name":"Reed Lurker"}""")).Data!.Value.GetProperty("key").GetString();
        await DoneAsync(GameMaster, "add_source", """{"path":"open.md","open":true}""");
        await DoneAsync(GameMaster, "correct_content", $$"""{"entry":"{{key}}","source":"beasts-of-the-reeds","field":"armor_class","value":"15"}""");

        Assert.Equal(15, (await DoneAsync(Player, "lookup", """{"name":"Reed Lurker"}""")).Data!.Value.GetProperty("armor_class").GetInt32());
        Assert.Equal(11, (await DoneAsync(Viewer, "lookup", """{"name":"Reed Lurker"}""")).Data!.Value.GetProperty("armor_class").GetInt32());
        Assert.Equal(11, Assert.Single((await DoneAsync(Viewer, "list_content", """{"name":"reed"}""")).Data!.Value.GetProperty("entries").EnumerateArray()).GetProperty("armor_class").GetInt32());
    }

    [Fact]
    public async Task Nothing_found_says_what_was_tried()
    {
        var answer = await DoneAsync(Player, "search", """{"query":"zzyzxq"}""");

        Assert.Equal(0, answer.Data!.Value.GetProperty("total_results").GetInt32());
        Assert.StartsWith("Nothing was found.", Said(answer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("search", """{"query":" "}""", "query")]
    [InlineData("search", """{"query":"x","source_type":"novel"}""", "source_type")]
    [InlineData("search", """{"query":"x","content_type":"poem"}""", "content_type")]
    [InlineData("search", """{"query":"x","rulebook":"nowhere"}""", "rulebook")]
    [InlineData("get_rule", """{"id":"-1"}""", "id")]
    [InlineData("lookup", """{"name":"zzyzxq"}""", "name")]
    [InlineData("get_source", """{"source":"nowhere"}""", "source")]
    [InlineData("add_source", """{"path":"../../etc/passwd"}""", "path")]
    [InlineData("add_source", """{"path":"http://example.org/a.pdf"}""", "path")]
    [InlineData("add_source", "{}", "path")]
    public async Task What_cannot_be_answered_names_its_field(string tool, string arguments, string field) =>
        Assert.Equal(field, (await CallAsync(GameMaster, tool, arguments)).Error?.Field);

    [Theory]
    [InlineData("add_source", """{"path":"secret.md"}""")]
    [InlineData("remove_source", """{"source":"the-lantern-road"}""")]
    [InlineData("correct_content", """{"entry":"x"}""")]
    [InlineData("reindex_sources", "{}")]
    public async Task Only_the_game_master_changes_the_shelf(string tool, string arguments) =>
        Assert.Equal("forbidden", (await CallAsync(Player, tool, arguments)).Error?.Code);

    [Fact]
    public async Task A_dry_run_adds_and_removes_nothing()
    {
        Assert.Equal("Would add one file.", Said(await CallAsync(GameMaster, "add_source", """{"path":"secret.md"}""", dryRun: true)));
        Assert.StartsWith("Would remove The Lantern Road", Said(await CallAsync(GameMaster, "remove_source", """{"source":"the-lantern-road"}""", dryRun: true)), StringComparison.Ordinal);
        Assert.Equal(1, (await DoneAsync(Viewer, "list_sources", "{}")).Data!.Value.GetProperty("sources").GetArrayLength());
    }

    public async ValueTask DisposeAsync()
    {
        await _desk.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private const string Beast = """
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

    private static string Said(ToolResult result) => string.Concat(result.Content.OfType<TextContent>().Select(static content => content.Text));

    private async Task<ToolResult> DoneAsync(Principal caller, string tool, string arguments)
    {
        var result = await CallAsync(caller, tool, arguments);
        Assert.True(result.Error is null, result.Error?.Message);
        return result;
    }

    private Task<ToolResult> CallAsync(Principal caller, string tool, string arguments, bool dryRun = false) =>
        _tools[tool].CallAsync(new ToolCall("1", tool, JsonElement.Parse(arguments), caller) { DryRun = dryRun, Campaign = caller.Campaign }, new Progress<ToolProgress>(), CancellationToken.None);
}
