using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using PluginHost.Sdk;

namespace PluginHost.Host.Tests;

public sealed partial class ToolGroupsTests
{
    [Fact]
    public async Task A_client_has_only_the_groups_listed_that_its_address_names()
    {
        using var data = new DataFolderForTest();
        using var host = await HostProcess.StartAsync(data.Path);
        var all = await ListedAsync(host, "");
        Assert.Contains("roll_dice", all);
        var (rules, both) = (await ListedAsync(host, "?groups=rules"), await ListedAsync(host, "?groups=Combat,%20rules,"));
        Assert.Contains("search_rules", rules);
        Assert.DoesNotContain("next_turn", rules);
        Assert.Superset(rules, both);
        Assert.Contains("next_turn", both);
        Assert.DoesNotContain("roll_dice", both);

        // What everything begins with, and is told to begin with, is always there.
        Assert.Contains("what_now", rules);
        Assert.Equal(["what_now"], await ListedAsync(host, "?groups=nobody-has-this"));
        Assert.Equal(all, await ListedAsync(host, "?groups=,"));
    }

    [Fact]
    public void A_client_is_told_which_groups_there_are_and_which_of_its_own_are_none()
    {
        ToolDescription[] tools = [Of("roll_dice", "dice"), Of("search", "rules"), Of("what_if", "dice")];
        Assert.Empty(ToolGroups.All.Told(tools));
        Assert.Equal("\nOnly some groups of tools are listed here, as was asked for. There are dice, rules.", ToolGroups.Of("Rules").Told(tools));
        Assert.EndsWith(" None is called rulez.", ToolGroups.Of("dice,rulez").Told(tools), StringComparison.Ordinal);
        Assert.InRange(ToolGroups.Of(new string('x', 5_000)).Told(tools).Length, 1, 400);
    }

    private static ToolDescription Of(string name, string group) => new(name, name, name, System.Text.Json.JsonElement.Parse("{}"u8)) { Group = group };

    private static async Task<HashSet<string>> ListedAsync(HostProcess host, string query)
    {
        using var http = host.Client(asGameMaster: true);
        http.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        http.DefaultRequestHeaders.Accept.ParseAdd("text/event-stream");
        using var begun = await PostAsync(http, query, """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}""");
        begun.EnsureSuccessStatusCode();
        http.DefaultRequestHeaders.Add("Mcp-Session-Id", begun.Headers.GetValues("Mcp-Session-Id"));
        using var told = await PostAsync(http, query, """{"jsonrpc":"2.0","method":"notifications/initialized"}""");
        var names = new HashSet<string>(StringComparer.Ordinal);
        var cursor = string.Empty;
        do
        {
            using var listed = await PostAsync(http, query, $$$"""{"jsonrpc":"2.0","id":2,"method":"tools/list","params":{{{{cursor}}}}}""");
            var text = await listed.Content.ReadAsStringAsync();
            Assert.Contains("\"tools\":[", text, StringComparison.Ordinal);
            names.UnionWith(Name().Matches(text).Select(static match => match.Groups["name"].Value));
            cursor = Next().Match(text) is { Success: true } next ? $"\"cursor\":\"{next.Groups["next"].Value}\"" : string.Empty;
        }
        while (cursor.Length > 0);
        return names;
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient http, string query, string message)
    {
        using var content = new StringContent(message, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        return await http.PostAsync(new Uri("mcp" + query, UriKind.Relative), content);
    }

    [GeneratedRegex("""\{"name":"(?<name>[a-z_]+)","title":""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();

    [GeneratedRegex("\"nextCursor\":\"(?<next>[^\"]+)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Next();
}
