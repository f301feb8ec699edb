using System.Diagnostics;

namespace PluginHost.Obs.Tests;

/// <summary>What stands in an address: read by the pages' own code, in Node.</summary>
public sealed class OptionTests
{
    [Theory]
    [InlineData("initiative", "?theme=parchment&scale=1.5&count=4&hp=words&hide=score,round")]
    [InlineData("map", "?position=top-left&hide=grid")]
    [InlineData("clock", "?turn=90&motion=less")]
    [InlineData("character", "?character=Ilvane+Marrow")]
    public async Task An_address_that_was_built_says_what_was_chosen(string page, string search) =>
        Assert.Equal(search, await AskAsync($"write(read('{search}', '{page}'))"));

    [Theory]
    [InlineData("?theme=nothing&scale=99&count=-4&hp=exact&position=moon&stay=abc", "lantern 3 1 numbers null 9")]
    [InlineData("?scale=NaN&count=1e999&theme=__proto__", "lantern 1 8 numbers null 9")]
    public async Task What_an_address_says_wrongly_is_as_usual_or_the_nearest_that_can_be(string search, string expected) =>
        Assert.Equal(expected, await AskAsync($"(({{ theme, scale, count, hp, position, stay }}) => [theme, scale, count, hp, position, stay].map(String).join(' '))(read('{search}', 'initiative'))"));

    [Fact]
    public async Task Every_page_of_an_overlay_is_in_the_table() => Assert.Equal(
        string.Join(' ', Directory.EnumerateFiles(Assets, "*.html").Select(static file => Path.GetFileNameWithoutExtension(file)).Where(static page => page != "preview").Order(StringComparer.Ordinal)),
        await AskAsync("overlays.map((one) => one.page).sort().join(' ')"));

    private static string Assets => Path.Combine(AppContext.BaseDirectory, "assets");

    private static async Task<string> AskAsync(string expression)
    {
        var source = (await File.ReadAllTextAsync(Path.Combine(Assets, "options.js"))) + $"\nconsole.log({expression});\n";
        using var node = Process.Start(new ProcessStartInfo("node", ["--input-type=module", "-"]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        await node.StandardInput.WriteAsync(source);
        node.StandardInput.Close();
        var said = await node.StandardOutput.ReadToEndAsync();
        var wrong = await node.StandardError.ReadToEndAsync();
        await node.WaitForExitAsync();
        return node.ExitCode == 0 ? said.TrimEnd('\n') : throw new InvalidOperationException(wrong);
    }
}
