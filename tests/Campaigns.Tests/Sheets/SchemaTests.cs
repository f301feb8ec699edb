using System.Text.Json.Schema;
using System.Text.Json;
using PluginHost.Campaigns.Formats;
using PluginHost.Campaigns.Sheets;
using PluginHost.Harness;
using Xunit.Abstractions;

namespace PluginHost.Campaigns.Tests;

/// <summary>The published schema says what the code reads, and a validator by others agrees.</summary>
public sealed class SchemaTests(ITestOutputHelper output)
{
    private static readonly string[] _wrong =
    [
        """{"system":"dnd5e","character":{"name":"A"}}""",
        """{"version":"2.0","system":"dnd5e","character":{"name":"A"}}""",
        """{"version":"1.0","system":"other","character":{"name":"A"}}""",
        """{"version":"1.0","system":"dnd5e","character":{"name":" "}}""",
        """{"version":"1.0","system":"dnd5e","character":{"name":"A","level":"1"}}""",
        """{"version":"1.0","system":"dnd5e","character":{"name":"A"},"attributes":{"str":null}}""",
        """{"version":"1.0","system":"dnd5e","character":{"name":"A"},"skills":{"Arcana":{"proficiency":"godly"}}}""",
        """{"version":"1.0","system":"dnd5e","character":{"name":"A"},"combat":{"attacks":{}}}""",
        """{"version":"1.0","system":"dnd5e","character":{"name":"A"},"combat":{"hp":{"max":1.5}}}""",
        """{"version":"1.0","system":"dnd5e","character":{"name":"A"},"inventory":[{"quantity":1}]}""",
        """{"version":"1.0","system":"dnd5e","character":{"name":"A"},"notes":{"ideals":7}}""",
        """{"version":"1.0","system":"dnd5e","character":{"name":"A"},"rules":"2034"}""",
    ];

    [Fact]
    public void The_schema_names_every_field_of_the_code_and_no_other()
    {
        var schema = JsonElement.Parse(File.ReadAllText(Ajv.Schema("sheet")));
        var exported = JsonElement.Parse(SheetJson.Default.Options.GetJsonSchemaAsNode(typeof(Sheet)).ToJsonString());
        Assert.Equal(Fields("", exported, exported), Fields("", schema, schema));
    }

    [Fact]
    public async Task What_one_refuses_the_other_refuses_too()
    {
        Assert.All(_wrong, static text => Assert.False(Sheet.Parse(JsonElement.Parse(text)).Succeeded, text));
        Assert.DoesNotContain("true", await Ajv.ValidateAsync(Ajv.Schema("sheet"), _wrong));
    }

    [Fact]
    public async Task Real_characters_are_valid()
    {
        List<string> sheets = [SheetTests.Whole.ReplaceLineEndings(" "), Derivation.Complete(SheetTests.Parsed(SheetTests.Whole)).Sheet.ToJson().GetRawText()];
        if (Shared.IsThere(output))
        {
            sheets.AddRange(Shared.Names("foundry", "*.json").Select(static name => Read(new FoundryImporter(), "foundry", name)));
            sheets.AddRange(Shared.Names("pathbuilder", "*.json").Select(static name => Read(new PathbuilderImporter(), "pathbuilder", name)));
            sheets.AddRange(Shared.Names("fantasygrounds", "*pf2e*.xml").Select(static name => Read(new FgImporter(), "fantasygrounds", name)));
            sheets.AddRange(Shared.Names("roll20", "*vttes*.json").Select(static name => Read(new Roll20Importer(), "roll20", name)));
        }

        var answers = await Ajv.ValidateAsync(Ajv.Schema("sheet"), sheets);
        output.WriteLine($"{answers.Length} sheets");
        Assert.Equal(Enumerable.Repeat("true", sheets.Count), answers);
    }

    private static string Read(PluginHost.Sdk.IImporter importer, string folder, string name) => Imports.Sheet(Imports.Of(importer, Shared.File(folder, name))).ToJson().GetRawText();

    /// <summary>Paths of all fields; a definition or a pointer is followed to what it stands for.</summary>
    private static SortedSet<string> Fields(string path, JsonElement node, JsonElement root)
    {
        var fields = new SortedSet<string>(StringComparer.Ordinal);
        node = Resolved(node, root);
        foreach (var field in node.Fields("properties"))
        {
            var at = $"{path}.{field.Name}";
            fields.Add(at);
            fields.UnionWith(Fields(at, field.Value, root));
        }

        foreach (var inner in new[] { "items", "additionalProperties" }.Select(name => node.At(name)).Where(static inner => inner.IsObject()))
        {
            fields.UnionWith(Fields($"{path}[]", inner, root));
        }

        return fields;
    }

    private static JsonElement Resolved(JsonElement node, JsonElement root)
    {
        var one = node.Items("anyOf").FirstOrDefault(static option => option.Text("type") != "null");
        node = one.IsObject() ? one : node;
        return node.Text("$ref") is { } pointer && pointer.Length > 1 ? Resolved(root.At(pointer[2..].Split('/')), root) : node;
    }
}
