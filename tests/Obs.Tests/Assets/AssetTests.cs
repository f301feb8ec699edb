using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PluginHost.Obs.Tests;

/// <summary>The pages run inside OBS Studio, on air: plain files, from this host only, and nothing that its browser does not know.</summary>
public sealed partial class AssetTests
{
    private const int MostBytes = 128 * 1024;

    private static readonly string Folder = AppContext.BaseDirectory;

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Path.Combine(Folder, "assets")).Select(static file => Path.GetFileName(file))];

    public static TheoryData<string> Pages => [.. Directory.EnumerateFiles(Path.Combine(Folder, "assets"), "*.html").Select(static file => Path.GetFileName(file))];

    public static TheoryData<string> Scripts => [.. Directory.EnumerateFiles(Path.Combine(Folder, "assets"), "*.js").Select(static file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_takes_nothing_from_elsewhere_and_makes_no_markup_of_texts(string file)
    {
        var text = Read(file);
        foreach (var unwanted in (string[])["http:", "https:", "//cdn", "@import", "url(", "eval(", "Function(", "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "localStorage", "import("])
        {
            Assert.DoesNotContain(unwanted, text.Replace("'http://www.w3.org/2000/svg'", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_needs_nothing_newer_than_the_browser_of_OBS(string file) => Assert.Empty(Newer.In(Read(file)));

    [Theory]
    [InlineData("const all = Promise.try(load);")]
    [InlineData(".toast { interpolate-size: allow-keywords; }")]
    [InlineData("<button commandfor=\"menu\"></button>")]
    public void What_is_newer_is_found(string text) => Assert.NotEmpty(Newer.In(text));

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_holds_no_script_or_style_of_its_own_and_names_only_files_that_are_there(string page)
    {
        var text = Read(page);
        Assert.DoesNotMatch(@"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=", text);
        var named = Reference().Matches(text).Select(static match => match.Groups["file"].Value).ToList();
        Assert.Contains(page == "preview.html" ? "preview.js" : "page.js", named);
        Assert.All(named, static file => Assert.True(File.Exists(Path.Combine(Folder, "assets", file)), file));
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void A_script_takes_only_files_that_are_there(string script) =>
        Assert.All(Import().Matches(Read(script)).Select(static match => match.Groups["file"].Value), static file => Assert.True(File.Exists(Path.Combine(Folder, "assets", file)), file));

    [Fact]
    public void There_is_one_way_to_the_host_the_client_library()
    {
        var scripts = Directory.EnumerateFiles(Path.Combine(Folder, "assets"), "*.js").ToDictionary(static file => Path.GetFileName(file), File.ReadAllText, StringComparer.Ordinal);
        Assert.Equal(["live.js"], scripts.Where(static script => script.Value.Contains("'/client/index.js'", StringComparison.Ordinal)).Select(static script => script.Key));
        foreach (var text in scripts.Values)
        {
            Assert.All((string[])["WebSocket", "EventSource", "fetch(", "XMLHttpRequest"], way => Assert.DoesNotContain(way, text, StringComparison.Ordinal));
            Assert.DoesNotMatch(@"from '(?!\./|/client/index\.js')", text);
        }
    }

    [Fact]
    public void Only_transform_and_opacity_ever_move()
    {
        var css = Read("overlay.css");
        Assert.All(Transition().Matches(css), static match => Assert.Matches("^(transform|opacity|none)$", match.Groups["property"].Value));
        var frames = Keyframes().Matches(css);
        Assert.NotEmpty(frames);
        Assert.All(frames, static frame => Assert.All(Declared().Matches(frame.Groups["body"].Value), static match => Assert.Matches("^(transform|opacity)$", match.Groups["property"].Value)));
        Assert.Contains("@media (prefers-reduced-motion: reduce)", css, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task A_script_is_syntax_that_an_older_engine_reads(string script)
    {
        using var node = Process.Start(new ProcessStartInfo("node", ["--check", Path.Combine(Folder, "assets", script)]) { RedirectStandardError = true, UseShellExecute = false })!;
        var said = await node.StandardError.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, said);
    }

    [Fact]
    public void The_pages_are_transparent() => Assert.Contains("html, body { height: 100%; background: transparent;", Read("overlay.css"), StringComparison.Ordinal);

    [Fact]
    public void All_of_it_is_small() => Assert.InRange(Directory.EnumerateFiles(Path.Combine(Folder, "assets")).Sum(static file => new FileInfo(file).Length), 1, MostBytes);

    [Fact]
    public void Every_page_of_the_manifest_is_there_and_every_page_there_is_in_the_manifest()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "plugin.json")));
        var named = manifest.RootElement.GetProperty("pages").EnumerateArray().Select(static page => page.GetProperty("path").GetString()!);
        Assert.Equal(Directory.EnumerateFiles(Path.Combine(Folder, "assets"), "*.html").Select(static file => Path.GetFileName(file)).Order(), named.Order());
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(Folder, "assets", file));

    [GeneratedRegex(@"(?:src|href)=""(?<file>[^""]+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();

    [GeneratedRegex(@"from '\./(?<file>[^']+)'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Import();

    [GeneratedRegex(@"transition:\s*(?<property>[a-z-]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Transition();

    [GeneratedRegex(@"@keyframes [a-z]+ \{(?<body>([^{}]*\{[^{}]*\})*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Keyframes();

    [GeneratedRegex(@"(?<property>[a-z-]+):", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Declared();
}
