using System.Text.Json.Nodes;
using PluginHost.Sdk;

namespace PluginHost.Plugins.Tests;

public sealed class ExportTests
{
    [Fact]
    public async Task A_session_is_exported_by_every_plugin_that_can_as_far_as_each_may_see_it()
    {
        await using var test = await RealHouse.OpenAsync();
        test.Drop("scribe", Exporting(Document("scribe.md")));
        test.Drop("keeper", Exporting(Document("keeper.md")), static manifest => manifest["needs"]!["audience"] = new JsonArray("table"));
        test.Drop("broken", Exporting("throw new InvalidOperationException(\"no paper\");"));
        test.Drop("hanging", Exporting("await Task.Delay(-1, CancellationToken.None); return new ExportDocument(\"\", \"\", default);"));
        test.Drop("sly", Exporting(Document("../sly.md")));
        test.Drop("honest", Exporting("return new Error(\"nothing\", \"There is nothing to tell.\");"));
        await test.House.StartAsync(CancellationToken.None);

        var campaign = await test.DoAsync("create_campaign", """{ "name": "Ash", "system": "generic" }""");
        await test.DoAsync("record_decision", """{ "content": "before" }""", campaign);
        var session = await test.DoAsync("start_session", """{ "session_name": "One" }""", campaign);
        await test.DoAsync("record_decision", """{ "content": "We flee." }""", campaign);
        await test.DoAsync("add_session_note", """{ "note": "The door is false." }""", campaign);
        await test.DoAsync("end_session", campaign: campaign);
        await test.DoAsync("record_decision", """{ "content": "after" }""", campaign);

        var result = await test.CallAsync("export_session", campaign: campaign);
        Assert.Null(result.Error);
        var data = result.Data!.Value;
        Assert.Equal(session, data.GetProperty("session_id").GetString());
        Assert.Equal(
            [$"keeper.md: {session}: Decided: We flee. / The door is false.", $"scribe.md: {session}: Decided: We flee."],
            data.GetProperty("files").EnumerateArray().Select(static file => $"{file.GetProperty("file_name")}: {file.GetProperty("text")}"));
        Assert.Equal(["broken", "hanging", "honest", "sly"], data.GetProperty("failed").EnumerateArray().Select(static one => one.GetProperty("plugin").GetString()));
        Assert.Contains("no paper", data.GetProperty("failed")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("There is nothing to tell.", data.GetProperty("failed")[2].GetProperty("message").GetString());
        Assert.Contains("no plain file name", data.GetProperty("failed")[3].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal($"{session}: Decided: We flee.", ((TextContent)result.Content[^1]).Text);

        var one = await test.CallAsync("export_session", $$"""{ "session_id": "{{session}}", "plugin": "scribe" }""", campaign);
        Assert.Equal(1, one.Data?.GetProperty("files").GetArrayLength());
        Assert.Equal("session_id", (await test.CallAsync("export_session", """{ "session_id": "none" }""", campaign)).Error?.Field);
        Assert.Equal("plugin", (await test.CallAsync("export_session", """{ "plugin": "none" }""", campaign)).Error?.Field);
        Assert.Contains("no paper", (await test.CallAsync("export_session", """{ "plugin": "broken" }""", campaign)).Error?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_exporting_plugin_the_answer_says_so_and_players_do_not_see_the_tool()
    {
        await using var test = await RealHouse.OpenAsync();
        test.Drop("quiet", Sources.Quiet);
        await test.House.StartAsync(CancellationToken.None);
        var refused = await test.CallAsync("export_session", campaign: "any");
        Assert.Equal("No plugin that runs exports sessions.", refused.Error?.Message);
        Assert.NotNull(refused.Error?.Hint);
        Assert.Equal("not-found", (await test.CallAsync("export_session", caller: new Principal("tom", Role.Player, "http"))).Error?.Code);
    }

    [Fact]
    public async Task Bytes_are_given_as_they_are_and_a_session_under_way_can_be_exported()
    {
        await using var test = await RealHouse.OpenAsync();
        test.Drop("painter", Exporting("return new ExportDocument(\"map.png\", \"image/png\", new byte[] { 1, 2, 255 });"));
        await test.House.StartAsync(CancellationToken.None);
        var campaign = await test.DoAsync("create_campaign", """{ "name": "Ash", "system": "generic" }""");
        Assert.Equal("no-session", (await test.CallAsync("export_session", campaign: campaign)).Error?.Code);

        await test.DoAsync("start_session", campaign: campaign);
        var file = (await test.CallAsync("export_session", campaign: campaign)).Data!.Value.GetProperty("files")[0];
        Assert.Equal([1, 2, 255], file.GetProperty("base64").GetBytesFromBase64());
    }

    private static string Document(string name) =>
        $"var text = export.Session.Id + \": \" + string.Join(\" / \", System.Linq.Enumerable.Select(export.Updates, static update => update.Text)); return new ExportDocument(\"{name}\", \"text/markdown\", System.Text.Encoding.UTF8.GetBytes(text));";

    private static string Exporting(string body) => $$"""
        [Export(typeof(IExportHook))]
        public sealed class Hook : IExportHook
        {
            public async Task<Result<ExportDocument>> ExportAsync(SessionExport export, CancellationToken cancellationToken)
            {
                await Task.CompletedTask;
                {{body}}
            }
        }
        """;
}
