using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using PluginHost.Campaigns.Shared;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Tests;

/// <summary>What is written and drawn together during the evening, some of it for few, and some of it hidden on a board that all see.</summary>
internal sealed partial class Play
{
    private readonly Sites _sites = new(static purpose => SHA256.HashData(Encoding.UTF8.GetBytes(purpose)));

    private (string Tool, string Arguments) NextShared(Principal who, KnownState state)
    {
        var documents = state.World.Of(EntityTypes.Document).ToList();
        if (documents.Count == 0 || _random.Next(8) == 0)
        {
            return ("create_shared", NewShared(who));
        }

        var document = documents[_random.Next(documents.Count)];
        return _random.Next(14) switch
        {
            0 => ("share", $$"""{"id":"{{document.Id}}","audience":["{{Pick("everyone", "table", "gm", "person:kim")}}"]}"""),
            1 => ("get_shared", $$"""{"document":"{{document.Id}}","edit":{{Pick("true", "false")}} }"""),
            2 => ("list_shared", "{}"),
            3 => ("search_campaign", $$"""{"query":"{{Pick("salt", "veiled", "gull")}}"}"""),
            _ => ("edit_shared", SharedInfo.IsBoard(document) ? Drawn(who, document, state.Shared.Of(document.Id).Board) : WrittenInto(who, document, state)),
        };
    }

    private string NewShared(Principal who)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"Sheet {++_made}");
        return _random.Next(5) switch
        {
            0 => $$"""{"kind":"note","name":"{{name}}","audience":["gm"],"text":"{{Told(who.Role == Role.Player ? who.Person : null)}} comes."}""",
            1 => $$"""{"kind":"note","name":"{{name}}","audience":["person:kim"],"text":"{{Told(who.Person == "sam" ? "sam" : "kim")}} comes."}""".Replace("person:kim", who.Person == "sam" ? "person:sam" : "person:kim", StringComparison.Ordinal),
            2 => $$"""{"kind":"note","name":"{{name}}","audience":["everyone"],"text":"Salt on the stairs."}""",
            _ => $$"""{"kind":"board","name":"{{name}}","audience":["{{Pick("everyone", "table")}}"]}""",
        };
    }

    /// <summary>Something secret is added only where few may read it.</summary>
    private string WrittenInto(Principal who, Entity document, KnownState state)
    {
        var audience = SharedInfo.AudienceOf(document);
        var text = audience.Equals(Audience.GameMaster) && who.Role == Role.GameMaster ? $" {Told()} waits." : Pick(" Salt.", " The boat 🎲.", "\n");
        var note = state.Shared.Of(document.Id).Note.Its;
        var run = note.Its.Runs.Count == 0 ? null : note.Its.Runs[_random.Next(note.Its.Runs.Count)];
        return (run is null ? 0 : _random.Next(4)) switch
        {
            0 => new JsonObject { ["document"] = document.Id, ["append"] = text }.ToJsonString(),
            1 => new JsonObject { ["document"] = document.Id, ["text"] = "Salt on the stairs." }.ToJsonString(),
            2 => $$"""{"document":"{{document.Id}}","ops":[{"op":"del","at":[["{{run!.Id.Site}}",{{run.Id.Counter}},{{run.Length}}]]}]}""",
            _ => $$"""{"document":"{{document.Id}}","ops":[{"op":"ins","id":["{{SiteOf(who)}}",{{note.Clock + 1}}],"l":["{{run!.Last.Site}}",{{run.Last.Counter}}],"r":null,"t":"Salt!"}]}""",
        };
    }

    private string Drawn(Principal who, Entity document, Board board)
    {
        var objects = board.Objects.Values.OrderBy(static one => one.Id, StringComparer.Ordinal).ToList();
        var known = objects.Count == 0 ? null : objects[_random.Next(objects.Count)];
        var (site, counter) = (SiteOf(who), board.Clock + 1);
        var fields = (known is null ? _random.Next(2) : _random.Next(7)) switch
        {
            0 => $$"""{"type":"token","name":"Gull {{++_made}}","x":{{_random.Next(9)}} }""",
            1 => who.Role == Role.GameMaster ? $$"""{"type":"token","name":"{{Told()}}","hidden":true}""" : """{"type":"pen","points":[1,2,3,4]}""",
            2 => """{"hidden":false}""",
            3 => """{"hidden":true}""",
            4 when who.Role == Role.GameMaster && known!.IsHidden => $$"""{"name":"{{Told()}}"}""",
            5 => null,
            _ => $$"""{"x":{{_random.Next(9)}},"y":null}""",
        };
        var id = fields?.Contains("\"type\"", StringComparison.Ordinal) == true ? string.Create(CultureInfo.InvariantCulture, $"{site}:{counter}") : known!.Id;
        return fields is null
            ? $$"""{"document":"{{document.Id}}","ops":[{"op":"{{Pick("drop", "back")}}","id":"{{id}}","by":["{{site}}",{{counter}}]}]}"""
            : $$"""{"document":"{{document.Id}}","ops":[{"op":"set","id":"{{id}}","by":["{{site}}",{{counter}}],"fields":{{fields}} }]}""";
    }

    private string SiteOf(Principal who) => _sites.For(new ToolCall("play", "get_shared", default, who));

    /// <summary>Whoever shows an object, or shares a document, tells what is in it now.</summary>
    private void LearnShared(string tool, string arguments, KnownState before, long head)
    {
        foreach (var document in before.World.Of(EntityTypes.Document).Where(one => arguments.Contains($"\"{one.Id}\"", StringComparison.Ordinal)))
        {
            var its = before.Shared.Of(document.Id);
            var shown = tool == "edit_shared" ? its.Board.Objects.Values.Where(one => arguments.Contains("\"hidden\":false", StringComparison.Ordinal) && arguments.Contains(one.Id, StringComparison.Ordinal))
                : its.Board.Objects.Values.Where(static one => !one.IsHidden);
            var told = string.Join(' ', shown.SelectMany(static one => one.Fields.Values).Select(static field => field.Value.GetRawText())) + (tool == "edit_shared" ? "" : its.Note.Its.Text);
            foreach (var secret in Secrets.Where(secret => told.Contains(secret.Marker, StringComparison.Ordinal)))
            {
                secret.Until = Math.Min(secret.Until, head);
            }
        }
    }
}
