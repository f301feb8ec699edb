using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PluginHost.Host.Tests;

public sealed class AnswerFitTests
{
    private static readonly AnswerFit Normal = new(Detail.Normal, null, GoesOn: true, KeepsAll: false);

    [Fact]
    public void What_is_short_stays_as_the_tool_made_it()
    {
        var data = JsonElement.Parse("""{"a":[1,2,{"b":"c"}]}""");
        var fitted = Normal.Of("one\ntwo", data).Value!;
        Assert.Equal((null, null), (fitted.Text, fitted.Notes?.ToJsonString()));
        Assert.Equal(data.GetRawText(), fitted.Data!.Value.GetRawText());
    }

    [Theory]
    [InlineData("brief")]
    [InlineData("normal")]
    [InlineData("full")]
    public void Every_entry_of_a_long_list_is_told_once_over_the_pages(string named)
    {
        var data = Parse(new JsonObject { ["round"] = 3, ["order"] = new JsonArray([.. Enumerable.Range(0, 900).Select(static i => (JsonNode)new JsonObject { ["id"] = $"goblin-{i}", ["hp"] = i, ["note"] = new string('x', 60) })]) });
        var detail = Details.Parse(named)!.Value;
        var told = new List<string>();
        string? cursor = null;
        do
        {
            var fitted = (Normal with { Detail = detail, Place = Place.Parse(cursor) }).Of(data.GetRawText(), data).Value!;
            Assert.InRange(Letters(fitted), 1, detail.Letters());
            Assert.Equal(3, fitted.Data!.Value.GetProperty("round").GetInt32());
            told.AddRange(fitted.Data!.Value.GetProperty("order").EnumerateArray().Select(static one => one.GetProperty("id").GetString()!));
            cursor = fitted.Notes?["cursor"]?.GetValue<string>();
            Assert.True(cursor is null || fitted.Text!.Contains(cursor, StringComparison.Ordinal));
        }
        while (cursor is not null);
        Assert.Equal(Enumerable.Range(0, 900).Select(static i => $"goblin-{i}"), told);
    }

    [Fact]
    public void A_long_text_comes_back_whole_from_its_pages()
    {
        var rule = new StringBuilder();
        for (var i = 0; i < 4000; i++)
        {
            rule.Append(CultureInfo.InvariantCulture, $"Sentence {i} says “what” it says 🎲. ").Append(i % 9 == 0 ? "\n" : "");
        }

        var data = Parse(new JsonObject { ["id"] = "7", ["content"] = rule.ToString(), ["page"] = "12" });
        var (texts, contents) = (new StringBuilder(), new StringBuilder());
        string? cursor = null;
        do
        {
            var fitted = (Normal with { Place = Place.Parse(cursor) }).Of(rule.ToString(), data).Value!;
            Assert.InRange(Letters(fitted), 1, Detail.Normal.Letters());
            var goesOn = fitted.Text!.LastIndexOf("\n… (goes on", StringComparison.Ordinal);

            // The two need not end at once: what is left of the data is then the text as well.
            texts.Append(cursor is not null && !cursor.Contains('~', StringComparison.Ordinal) ? "" : goesOn < 0 ? fitted.Text : fitted.Text[..goesOn]);
            cursor = fitted.Notes?["cursor"]?.GetValue<string>();
            var content = fitted.Data is { } its && its.TryGetProperty("content", out var part) ? part.GetString()! : "";
            contents.Append(cursor?.Contains("content@", StringComparison.Ordinal) == true ? content[..^1] : content);
        }
        while (cursor is not null);
        Assert.Equal(rule.ToString(), contents.ToString());
        Assert.Equal(rule.ToString(), texts.ToString());
    }

    [Fact]
    public void What_has_no_room_is_left_out_and_named_and_can_be_had_by_its_name()
    {
        var spells = new JsonArray([.. Enumerable.Range(0, 300).Select(static i => (JsonNode)$"spell {i} that does something")]);
        var data = Parse(new JsonObject { ["id"] = "mira", ["hp"] = new JsonObject { ["current"] = 7, ["max"] = 12 }, ["sheet"] = new JsonObject { ["level"] = 9, ["spells"] = spells, ["notes"] = new string('n', 9_000) } });
        var fitted = (Normal with { Detail = Detail.Brief }).Of("Mira, 7 of 12.", data).Value!;
        Assert.Null(fitted.Data!.Value.GetProperty("hp").TryGetProperty("max", out var max) ? null : "no points");
        Assert.Equal(12, max.GetInt32());
        var named = fitted.Notes!["left_out"]!.AsArray().Select(static one => one!.GetValue<string>()).Append(fitted.Notes["cursor"]!.GetValue<string>()).ToList();
        var place = Assert.Single(named, static one => one.StartsWith("sheet/spells@", StringComparison.Ordinal));
        var part = (Normal with { Place = Place.Parse(place) }).Of("Mira, 7 of 12.", data).Value!;
        Assert.Equal("mira", part.Data!.Value.GetProperty("id").GetString());
        var shown = part.Data!.Value.GetProperty("sheet").GetProperty("spells");
        Assert.Equal($"spell {place[(place.IndexOf('@', StringComparison.Ordinal) + 1)..]} that does something", shown[0].GetString());
    }

    [Fact]
    public void Many_things_are_told_shortly_before_some_are_left_out()
    {
        var sheets = new JsonArray([.. Enumerable.Range(0, 8).Select(static i => (JsonNode)new JsonObject { ["id"] = $"hero-{i}", ["hp"] = i, ["backstory"] = new string('b', 8_000) })]);
        var fitted = Normal.Of("Eight heroes.", Parse(sheets)).Value!;
        Assert.Equal(8, fitted.Data!.Value.GetArrayLength());
        Assert.All(fitted.Data.Value.EnumerateArray(), static hero => Assert.EndsWith("…", hero.GetProperty("backstory").GetString(), StringComparison.Ordinal));
        Assert.Contains("*/backstory", fitted.Notes!["left_out"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("Eight heroes.", fitted.Text);
    }

    [Fact]
    public void A_schema_of_the_tools_own_finds_every_property_again()
    {
        var data = Parse(new JsonObject { ["one"] = new string('a', 90_000), ["two"] = new JsonObject { ["three"] = new JsonArray([.. Enumerable.Range(0, 9_000).Select(static i => (JsonNode)i)]) }, ["four"] = 4 });
        var fitted = (Normal with { GoesOn = false, KeepsAll = true }).Of("", data).Value!;
        Assert.InRange(Letters(fitted), 1, Detail.Normal.Letters());
        Assert.Equal(["one", "two", "four"], fitted.Data!.Value.EnumerateObject().Select(static one => one.Name));
        Assert.True(fitted.Data.Value.GetProperty("two").GetProperty("three").GetArrayLength() > 0);
        Assert.Null(fitted.Notes!["cursor"]);
    }

    [Theory]
    [InlineData("order@99")]
    [InlineData("nothing@0")]
    [InlineData("round@1")]
    [InlineData("order/0@0")]
    public void A_cursor_that_leads_nowhere_is_refused(string cursor) =>
        Assert.Equal("cursor", (Normal with { Place = Place.Parse(cursor) }).Of("x", Parse(new JsonObject { ["round"] = 3, ["order"] = new JsonArray(1, 2) })).Error!.Field);

    [Theory]
    [InlineData("")]
    [InlineData("@")]
    [InlineData("a@-1")]
    [InlineData("a@1~")]
    [InlineData("a@1~x")]
    [InlineData("a@99999999999")]
    [InlineData("no mark")]
    public void What_is_no_cursor_is_not_read(string cursor) => Assert.Null(Place.Parse(cursor));

    [Fact]
    public void Deep_and_wide_data_are_cut_in_little_time_and_room()
    {
        var deep = new StringBuilder();
        for (var i = 0; i < 60; i++)
        {
            deep.Append("{\"a\":");
        }

        deep.Append('"').Append('z', 50_000).Append('"').Append('}', 60);
        Assert.InRange(Letters(Normal.Of("", JsonElement.Parse(deep.ToString())).Value!), 1, Detail.Normal.Letters());
        var wide = Parse(new JsonObject(Enumerable.Range(0, 50_000).Select(static i => KeyValuePair.Create($"name {i}", (JsonNode?)$"value {i}"))));
        Assert.InRange(Letters(Normal.Of("", wide).Value!), 1, Detail.Normal.Letters());
    }

    private static int Letters(FittedAnswer fitted) => (fitted.Text?.Length ?? 0) + (fitted.Data?.GetRawText().Length ?? 0) + (fitted.Notes?.ToJsonString().Length ?? 0);

    private static JsonElement Parse(JsonNode node) => JsonElement.Parse(node.ToJsonString());
}
