using System.Text.Json;
using PluginHost.Campaigns.Formats;
using PluginHost.Campaigns.Sheets;

namespace PluginHost.Campaigns.Tests;

public sealed class UcsfTests
{
    [Fact]
    public void What_was_exported_comes_back_as_it_was()
    {
        var sheet = SheetTests.Parsed(SheetTests.Whole);
        var file = Assert.Single(Imports.Exported(new UcsfExporter(), sheet, out var left));
        Assert.Empty(left);
        Assert.Equal("mira.sheet.json", file.Name);
        var imported = Imports.Of(new UcsfImporter(), file);
        Assert.True(JsonElement.DeepEquals(sheet.ToJson(), Imports.Sheet(imported).ToJson()));
        Assert.Equal("Ana", imported.Entities[0].Data.GetProperty("player").GetString());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("""{"version":"1.0","system":"dnd5e","character":"Mira"}""")]
    [InlineData("""{"version":"1.0","system":"other","character":{"name":"Mira"}}""")]
    [InlineData("not JSON")]
    [InlineData("""{"a":"\ud800"}""")]
    public void Another_file_is_not_taken_for_one(string text)
    {
        Assert.False(new UcsfImporter().Recognises([Imports.Text(text)]));
        Assert.False(Imports.Try(new UcsfImporter(), Imports.Text(text)).Succeeded);
    }

    [Fact]
    public void Two_of_one_name_get_two_files()
    {
        var sheet = SheetTests.Parsed(SheetTests.Whole);
        var data = JsonSerializer.SerializeToElement(new CharacterData(null, sheet, null), SheetJson.Default.CharacterData);
        var exported = new UcsfExporter().Export([new("character", "Mira", data), new("npc", "Mira", data), new("location", "Inn", JsonElement.Parse("{}"))]);
        Assert.Equal(["mira.sheet.json", "mira-2.sheet.json"], exported.Value!.Files.Select(static file => file.Name));
        Assert.Equal(["'Inn' has no character sheet."], exported.Value.LeftOut);
    }
}
