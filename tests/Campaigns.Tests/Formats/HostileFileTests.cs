using System.Text;
using PluginHost.Campaigns.Formats;
using PluginHost.Campaigns.Sheets;
using PluginHost.Sdk;
using Xunit.Abstractions;

namespace PluginHost.Campaigns.Tests;

/// <summary>Files that were cut off, damaged or made to hurt: an importer answers with a result, never with an exception.</summary>
public sealed class HostileFileTests(ITestOutputHelper output)
{
    private const int Rounds = 60;

    private static readonly IImporter[] _importers = [new UcsfImporter(), new PathbuilderImporter(), new FoundryImporter(), new Roll20Importer(), new FgImporter()];

    private static readonly string[] _values = ["null", "-1", "1e308", "99999999999999999999", "\"\"", "[]", "{}", "true", "\"\\ud800\"", "[[[]]]", "\"x\"", "0.5"];

    [Theory]
    [InlineData("pathbuilder", "joshleblanc-goblin_wizard_5.json")]
    [InlineData("foundry", "dnd5e-5.3.3-goblin.json")]
    [InlineData("foundry", "dnd5e-5.3.3-mage.json")]
    [InlineData("roll20", "roll20-import-example-pf2e-vttes.json")]
    [InlineData("fantasygrounds", "joshleblanc-pf2e-charsheet_example.xml")]
    public void A_real_file_that_was_cut_or_changed_is_answered(string folder, string name)
    {
        if (!Shared.IsThere(output))
        {
            return;
        }

        var whole = Shared.File(folder, name).Content.ToArray();
        var random = new Random(20261121);
        var (read, refused) = (0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var bytes in new[] { whole[..random.Next(whole.Length)], Scratched(whole, random), Swapped(whole, random, name.EndsWith(".json", StringComparison.Ordinal)) })
            {
                _ = Answered(bytes) ? read++ : refused++;
            }
        }

        output.WriteLine($"{read} were read, {refused} refused.");
        Assert.True(read > 0, "Nothing was read: the changes were too coarse to test more than the parser.");
        Assert.True(refused > 0, "Nothing was refused.");
    }

    [Fact]
    public void A_universal_sheet_with_anything_in_its_fields_is_answered()
    {
        var random = new Random(7);
        for (var round = 0; round < 400; round++)
        {
            Answered(Swapped(Encoding.UTF8.GetBytes(SheetTests.Whole), random, json: true));
        }
    }

    [Fact]
    public void More_of_everything_than_a_sheet_holds_is_cut_down_and_told()
    {
        var skills = string.Join(',', Enumerable.Range(0, 2000).Select(static at => $"\"s{at}\":{{\"value\":1,\"ability\":\"dex\"}}"));
        var (name, about, story) = (new string('n', 300), new string('d', 2000), new string('b', 90_000));
        var items = string.Join(',', Enumerable.Range(0, 3000).Select(at => $$$"""{"type":"feat","name":"{{{name}}}{{{at}}}","system":{"description":{"value":"{{{about}}}"},"uses":{"max":"3"} } }"""));
        var actor = $$$"""{"name":"{{{story}}}","type":"character","system":{"abilities":{"str":{"value":10}},"skills":{ {{{skills}}} },"details":{"biography":{"value":"{{{story}}}"} } },"items":[{{{items}}}]}""";
        var imported = Imports.Of(new FoundryImporter(), Imports.Text(actor));
        Assert.InRange(SheetLimits.Size(Imports.Sheet(imported)), 1000, SheetLimits.MostBytes);
        Assert.Contains(imported.NotUnderstood, static sentence => sentence.StartsWith("Of 3000 features", StringComparison.Ordinal));
    }

    [Fact]
    public void Deep_and_large_files_are_refused()
    {
        var deep = Imports.Text(new string('[', 200_000));
        var large = new FormatFile("x.json", "application/json", new byte[JsonFile.MostBytes + 1]);
        var bomb = Imports.Text("<!DOCTYPE a [<!ENTITY b \"" + new string('c', 1000) + "\"><!ENTITY d \"&b;&b;&b;\">]><root><character><abilities><a>&d;</a></abilities></character></root>", "x.xml");
        foreach (var file in new[] { deep, large, bomb })
        {
            Assert.All(_importers, importer => Assert.False(importer.Recognises([file]) || Imports.Try(importer, file).Succeeded));
        }
    }

    private static bool Answered(byte[] bytes)
    {
        var file = new FormatFile("x", "application/octet-stream", bytes);
        var read = false;
        foreach (var importer in _importers)
        {
            var recognised = importer.Recognises([file]);
            var result = Imports.Try(importer, file);
            Assert.True(result.Succeeded || !string.IsNullOrEmpty(result.Error.Message));
            Assert.False(recognised && !result.Succeeded && result.Error.Code == "not-recognised");
            if (result.Succeeded)
            {
                read = true;
                Assert.All(result.Value.Entities, static entity => Assert.True(Sheet.Parse(entity.Data.At("sheet")).Succeeded));
            }
        }

        return read;
    }

    private static byte[] Scratched(byte[] whole, Random random)
    {
        var bytes = (byte[])whole.Clone();
        for (var scratch = 0; scratch < 3; scratch++)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(32, 127);
        }

        return bytes;
    }

    /// <summary>Some values of the file stand where others did.</summary>
    private static byte[] Swapped(byte[] whole, Random random, bool json)
    {
        var text = Encoding.UTF8.GetString(whole);
        for (var swap = 0; swap < 5; swap++)
        {
            var from = text.IndexOf(json ? ':' : '>', random.Next(text.Length));
            var to = from < 0 ? -1 : text.IndexOfAny(json ? [',', '}', '\n'] : ['<'], from);
            if (to > from)
            {
                text = string.Concat(text.AsSpan(0, from + 1), json ? _values[random.Next(_values.Length)] : _values[random.Next(_values.Length)].Replace("\"", "", StringComparison.Ordinal), text.AsSpan(to));
            }
        }

        return Encoding.UTF8.GetBytes(text);
    }
}
