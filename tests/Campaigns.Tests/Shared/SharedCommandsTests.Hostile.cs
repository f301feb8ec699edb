namespace PluginHost.Campaigns.Tests;

public sealed partial class SharedCommandsTests
{
    [Theory]
    [InlineData("""7""", "ops")]
    [InlineData("""[]""", "ops")]
    [InlineData("""[7]""", "ops[0]")]
    [InlineData("""[{"op":"jump"}]""", "ops[0].op")]
    [InlineData("""[{"op":"set","id":"a:1","by":["SITE",1],"fields":{}}]""", "ops[0].op")]
    [InlineData("""[{"op":"ins","id":["SITE",0],"t":"x"}]""", "ops[0].id")]
    [InlineData("""[{"op":"ins","id":["SITE",1e15],"t":"x"}]""", "ops[0].id")]
    [InlineData("""[{"op":"ins","id":["OTHER",9],"t":"x"}]""", "ops[0].id")]
    [InlineData("""[{"op":"ins","id":["~",9],"t":"x"}]""", "ops[0].id")]
    [InlineData("""[{"op":"ins","id":["SITE",9],"t":""}]""", "ops[0].t")]
    [InlineData("""[{"op":"ins","id":["SITE",9],"n":5}]""", "ops[0].t")]
    [InlineData("""[{"op":"ins","id":["SITE",9],"t":"a\u0000b"}]""", "ops[0].t")]
    [InlineData("""[{"op":"ins","id":["SITE",9],"t":"\ud800"}]""", "ops")]
    [InlineData("""[{"op":"ins","id":["SITE",3],"l":["~",5],"t":"x"}]""", "ops[0].id")]
    [InlineData("""[{"op":"ins","id":["SITE",9],"l":["~",3],"r":["~",2],"t":"x"}]""", "ops[0].l")]
    [InlineData("""[{"op":"ins","id":["SITE",9],"l":["~",6],"r":["~",7],"t":"x"}]""", "ops[0]")]
    [InlineData("""[{"op":"ins","id":["SITE",9],"l":"x","t":"x"}]""", "ops[0].l")]
    [InlineData("""[{"op":"del","at":[]}]""", "ops[0].at")]
    [InlineData("""[{"op":"del","at":[["~",1]]}]""", "ops[0].at[0]")]
    [InlineData("""[{"op":"del","at":[["~",1,-4]]}]""", "ops[0].at[0]")]
    [InlineData("""[{"op":"del","at":[["~",6,1]]}]""", "ops[0]")]
    public async Task Hostile_operations_end_in_a_sentence_that_names_the_field(string ops, string field)
    {
        var note = await MadeAsync(Gm, """{"kind":"note","name":"The pier","text":"salt 🎲"}""");
        var site = await SiteAsync(Kim, note);
        var other = await SiteAsync(Sam, note);
        var error = await RefusedAsync(Kim, "edit_shared", $$"""{"document":"{{note}}","ops":{{ops.Replace("SITE", site, StringComparison.Ordinal).Replace("OTHER", other, StringComparison.Ordinal)}} }""");
        Assert.Equal(field, error.Field);
        Assert.Equal("salt 🎲", await TextAsync(Kim, note));
    }

    [Theory]
    [InlineData("""{"op":"ins","id":["SITE",1],"t":"x"}""", "ops[0].op")]
    [InlineData("""{"op":"set","id":"SITE:1","by":["SITE",1],"fields":{"type":"castle"}}""", "ops[0].fields.type")]
    [InlineData("""{"op":"set","id":"SITE:1","by":["SITE",1],"fields":{"type":"pen","points":[1]}}""", "ops[0].fields.points")]
    [InlineData("""{"op":"set","id":"SITE:1","by":["SITE",1],"fields":{"type":"pen","x":"1"}}""", "ops[0].fields.x")]
    [InlineData("""{"op":"set","id":"SITE:1","by":["SITE",1],"fields":{"type":"pen","x":1e300}}""", "ops[0].fields.x")]
    [InlineData("""{"op":"set","id":"SITE:1","by":["SITE",1],"fields":{"type":"pen","script":"x"}}""", "ops[0].fields.script")]
    [InlineData("""{"op":"set","id":"SITE:1","by":["SITE",1],"fields":{"type":"pen","hidden":true}}""", "ops[0].fields.hidden")]
    [InlineData("""{"op":"set","id":"SITE:1","by":["SITE",1],"fields":{"type":"fog"}}""", "ops[0].fields.type")]
    [InlineData("""{"op":"set","id":"SITE:1","by":["SITE",4],"fields":{"type":"pen"}}""", "ops[0].fields.type")]
    [InlineData("""{"op":"drop","id":7,"by":["SITE",4]}""", "ops[0].id")]
    [InlineData("""{"op":"drop","id":"SITE:1","by":["~",4]}""", "ops[0].by")]
    public async Task Hostile_objects_end_in_a_sentence_that_names_the_field(string op, string field)
    {
        var board = await MadeAsync(Gm, """{"kind":"board","name":"Cellar"}""");
        var site = await SiteAsync(Kim, board);
        var error = await RefusedAsync(Kim, "edit_shared", $$"""{"document":"{{board}}","ops":[{{op.Replace("SITE", site, StringComparison.Ordinal)}}]}""");
        Assert.Equal(field, error.Field);
    }
}
