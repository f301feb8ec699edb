using PluginHost.Campaigns.Generators;

namespace PluginHost.Campaigns.Tests.Generators;

public sealed class TemplateTests
{
    private static readonly Dictionary<string, object?> Words = new()
    {
        ["name"] = "Ilvane <Marrow>",
        ["home"] = new Dictionary<string, object?> { ["name"] = "Kell", ["ruler"] = null },
        ["items"] = new List<object?> { "rope", "oar", "egg" },
        ["many"] = Enumerable.Range(0, 500).Select(static number => (object?)$"{number}").ToList(),
    };

    [Theory]
    [InlineData("{{name}} of {{home.name}}", "Ilvane <Marrow> of Kell")]
    [InlineData("{{#if home.ruler}}ruled{{else}}free{{/if}}", "free")]
    [InlineData("{{#each items}}{{@index}}{{this}} {{/each}}", "0rope 1oar 2egg ")]
    [InlineData("{{#with home}}{{name}}{{/with}}{{!-- {{#each x}} --}}{{! no }}", "Kell")]
    [InlineData("{{join items}}, {{a (lower \"EGG\")}} and {{capital \"oar\"}}{{nothing}}", "rope, oar and egg, an egg and Oar")]
    [InlineData("{{dice \"3d1+2\"}} {{table \"side\"}}", "5 west")]
    public void Places_are_filled(string text, string filled) => Assert.Equal(filled, Fill(text).Value);

    [Theory]
    [InlineData("{{#each many}}{{#each ../many}}{{#each ../many}}{{/each}}{{/each}}{{/each}}")]
    [InlineData("{{#each many}}{{#each @root.many}}{{#each @root.name}}{{/each}}{{/each}}{{/each}}")]
    [InlineData("{{#each many}}{{#each @root.many}}0123456789012345678901234567890123456789{{/each}}{{/each}}")]
    [InlineData("{{#each many}}{{#each @root.many}}{{@root.name}}{{@root.name}}{{@root.name}}{{@root.name}}{{/each}}{{/each}}")]
    public void A_template_that_explodes_is_refused(string text) => Assert.Equal("too-large", Fill(text).Error?.Code);

    [Theory]
    [InlineData("{{> self}}")]
    [InlineData("{{#> self}}{{/self}}")]
    [InlineData("{{#*inline \"self\"}}{{> self}}{{/inline}}{{> self}}")]
    [InlineData("{{#many}}x{{/many}}")]
    [InlineData("{{^many}}x{{/many}}")]
    [InlineData("{{{{raw}}}} {{x}} {{{{/raw}}}}")]
    [InlineData("{{#each many}}")]
    [InlineData("{{/each}}")]
    [InlineData("{{open")]
    [InlineData("{{}}")]
    [InlineData("{{a (a (a (a (a (a \"x\")))))}}")]
    [InlineData("{{#if a}}{{else if b}}{{/if}}")]
    [InlineData("{{{name}}}")]
    [InlineData("{{dice \"many\"}}")]
    [InlineData("{{table \"nowhere\"}}")]
    public void What_has_no_bound_or_no_meaning_is_refused(string text) => Assert.NotNull(Fill(text).Error);

    public static TheoryData<string> Endless =>
    [
        $"{{{{{string.Concat(Enumerable.Repeat("a.", 10_000))}b}}}}", $"{{{{a {string.Concat(Enumerable.Repeat("b ", 10_000))}}}}}", $"{{{{{string.Concat(Enumerable.Repeat("../", 8_000))}name}}}}",
        string.Concat(Enumerable.Repeat("{{#if a}}x{{/if}}", 1_800)), string.Concat(Enumerable.Repeat("{{../", 5_000)), string.Concat(Enumerable.Repeat("{{#if a}}", 13)) + string.Concat(Enumerable.Repeat("{{/if}}", 13)),
    ];

    [Theory]
    [MemberData(nameof(Endless))]
    public void A_template_that_would_take_long_to_read_is_refused(string text) => Assert.Equal("template", Fill(text).Error?.Field);

    [Fact]
    public void Blocks_without_end_do_no_harm()
    {
        Assert.NotNull(Fill(string.Concat(Enumerable.Repeat("{{#if a}}", 3_000))).Error);
        Assert.NotNull(Fill(new string('x', 40_000)).Error);
    }

    [Fact]
    public void Strange_templates_end_in_a_text_or_a_sentence()
    {
        string[] pieces = ["{{", "}}", "{{#each items}}", "{{/each}}", "{{#if home}}", "{{else}}", "{{/if}}", "{{name}}", "{{../", "@root.", "home.name", "(", ")", "\"", "'", "[", "]", "|", "as |x|", "=", "~", "this", ".", "/", " ", "a", "{{join items}}", "{{lookup home \"name\"}}", "\\", "\n", "é", "{{@key}}", "{{log \"x\"}}"];
        var chance = new Chance("fuzz");
        var filled = 0;
        for (var tries = 0; tries < 400; tries++)
        {
            var text = string.Concat(Enumerable.Range(0, chance.Between(1, 12)).Select(_ => chance.Pick(pieces)));
            filled += Fill(text).Succeeded ? 1 : 0;
        }

        Assert.InRange(filled, 1, 399);
    }

    [Theory]
    [InlineData("it began.  so a(n) owl said.  \n\n\n\n a(n) word! a(n) oath", "It began. So an owl said.\n\nA word! An oath")]
    [InlineData("a(n) hour at a(n) university", "An hour at a university")]
    public void Pieces_are_set_as_prose(string pieces, string prose) => Assert.Equal(prose, Wording.Prose(pieces));

    private static PluginHost.Sdk.Result<string> Fill(string text)
    {
        var tables = new TableRoller(TableSet.Empty.With(TableText.Read("[side]\nwest").Value!), new Chance(1));
        return Template.Read(text).Then(template => template.Fill(Words, new TemplateRun(tables, new Chance(2))));
    }
}
