using System.Text.Json;
using PluginHost.Campaigns.Sheets;

namespace PluginHost.Campaigns.Tests;

public sealed class SheetTests
{
    internal const string Whole = """
        {"version":"1.0","system":"dnd5e","character":{"name":"Mira","player":"Ana","concept":"Fighter 3","level":3,"experience":900,"pronouns":"she"},
         "attributes":{"str":{"value":16,"modifier":3,"base":14,"temporary":2,"cap":20},"dex":{"value":12,"modifier":1}},
         "skills":{"Stealth":{"value":3,"attribute":"dex","proficiency":"trained","specialization":"Woods","note":[1,2]}},
         "combat":{"hp":{"current":20,"max":28,"temp":3,"wounds":{"old":1}},"ac":16,"initiative":1,"speed":{"walk":30,"fly":7.5},
           "attacks":[{"name":"Longsword","bonus":5,"damage":"1d8+3","type":"slashing","range":"5 ft","mastery":"Sap"}],"stance":"low"},
         "inventory":[{"name":"Rope","quantity":1,"weight":10.5,"value":0.1,"equipped":false,"properties":["hemp"],"id":"r1"}],
         "features":[{"name":"Second Wind","source":"class","description":"Catch breath.","uses":{"current":1,"max":2,"recharge":"short rest","by":"day"},"page":72}],
         "spells":{"ability":"int","dc":12,"attack":4,"slots":{"1":{"current":2,"max":3,"spent":1}},"known":[{"name":"Light","level":0,"school":"evocation","prepared":true,"ritual":false}],"focus":1},
         "notes":{"appearance":"Tall","backstory":"Born.","personality":"Loud","ideals":"Truth","bonds":"Home","flaws":"Proud","dreams":"of the sea"},
         "weather":{"rain":[true,null]}}
        """;

    [Fact]
    public void A_sheet_survives_a_round_trip_with_all_that_is_unknown_in_it()
    {
        var written = Parsed(Whole).ToJson();
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(Whole), written), written.GetRawText());
        Assert.True(JsonElement.DeepEquals(written, Sheet.Parse(written).Value!.ToJson()));
    }

    [Theory]
    [InlineData("""[]""", "sheet", "object")]
    [InlineData("""{"system":"dnd5e","character":{"name":"A"}}""", "version", "lacks")]
    [InlineData("""{"version":"2.0","system":"dnd5e","character":{"name":"A"}}""", "version", "begin with 1")]
    [InlineData("""{"version":1,"system":"dnd5e","character":{"name":"A"}}""", "version", "a text")]
    [InlineData("""{"version":"1.0","system":"gurps","character":{"name":"A"}}""", "system", "dnd5e, pathfinder2e, coc7e, generic")]
    [InlineData("""{"version":"1.0","system":"dnd5e","character":{}}""", "character.name", "name")]
    [InlineData("""{"version":"1.0","system":"dnd5e","character":{"name":"A","level":"three"}}""", "character.level", "a whole number")]
    [InlineData("""{"version":"1.0","system":"dnd5e","character":{"name":"A","level":1e12}}""", "character.level", "a whole number")]
    [InlineData("""{"version":"1.0","system":"dnd5e","character":{"name":"A"},"attributes":{"str":{"value":1.5}}}""", "attributes.str.value", "a whole number")]
    [InlineData("""{"version":"1.0","system":"dnd5e","character":{"name":"A"},"attributes":{"str":null}}""", "attributes.str", "empty")]
    [InlineData("""{"version":"1.0","system":"dnd5e","character":{"name":"A"},"skills":{"Sleight of Hand":{"value":"x"}}}""", "skills.Sleight of Hand.value", "a whole number")]
    [InlineData("""{"version":"1.0","system":"dnd5e","character":{"name":"A"},"skills":{"Arcana":{"proficiency":"godly"}}}""", "skills.Arcana.proficiency", "legendary")]
    [InlineData("""{"version":"1.0","system":"dnd5e","character":{"name":"A"},"combat":{"attacks":[null]}}""", "combat.attacks[0]", "empty")]
    [InlineData("""{"version":"1.0","system":"dnd5e","character":{"name":"A"},"combat":{"attacks":{}}}""", "combat.attacks", "a list")]
    [InlineData("""{"version":"1.0","system":"dnd5e","character":{"name":"A"},"inventory":[{"name":"Rope","quantity":true}]}""", "inventory[0].quantity", "a number")]
    [InlineData("""{"version":"1.0","system":"dnd5e","character":{"name":"A"},"spells":{"known":[{"level":1}]}}""", "spells.known[0].name", "name")]
    [InlineData("""{"version":"1.0","system":"dnd5e","character":{"name":"\ud800"}}""", "character.name", "a text")]
    public void What_is_wrong_is_named_by_its_field(string json, string field, string says)
    {
        var error = Sheet.Parse(JsonElement.Parse(json)).Error;
        Assert.Equal(field, error?.Field);
        Assert.Contains(says, error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sheet_that_would_not_fit_an_event_is_refused()
    {
        var many = Parsed(Whole) with { Features = [.. Enumerable.Range(0, 100).Select(static at => new SheetFeature($"F{at}", "class", new string('x', 1000)))] };
        Assert.Equal("too-large", Sheet.Parse(many.ToJson()).Error?.Code);
        var long1 = Parsed(Whole) with { Inventory = [.. Enumerable.Range(0, 501).Select(static at => new SheetItem("a"))] };
        Assert.Equal("inventory", Sheet.Parse(long1.ToJson()).Error?.Field);
    }

    [Fact]
    public void A_field_with_a_name_beyond_all_measure_is_named_in_short()
    {
        var name = string.Concat(Enumerable.Repeat("['", 200_000));
        var error = Sheet.Parse(JsonElement.Parse($$$"""{"version":"1.0","system":"dnd5e","character":{"name":"A"},"skills":{"{{{name}}}":{"value":"x"}}}""")).Error;
        Assert.InRange(error!.Message.Length, 10, 500);
    }

    internal static Sheet Parsed(string json)
    {
        var result = Sheet.Parse(JsonElement.Parse(json));
        Assert.True(result.Succeeded, result.Error?.ToString());
        return result.Value;
    }
}
