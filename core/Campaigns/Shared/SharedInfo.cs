using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Shared;

/// <summary>What is said of a shared document beside what is written in it.</summary>
internal static class SharedInfo
{
    public const string Note = "note";
    public const string Board = "board";
    public const string KindProperty = "kind";
    public const string TextProperty = "text";
    public const string ObjectsProperty = "objects";

    private static readonly string[] Said = ["name", "text"];

    private const string Locked = "locked";

    public static bool IsBoard(Entity document) => document.Its.Text(KindProperty) == Board;

    public static Audience AudienceOf(Entity document) => Telling.AudienceOf(EntityTypes.Document, document.Data);

    /// <summary>Whether somebody who sees it may write into it.</summary>
    public static bool IsOpenTo(Entity document, Principal caller) =>
        caller.Role == Role.GameMaster || (caller.Role == Role.Player && (!document.Its.Is(Locked) || document.Its.Text("author") == caller.Person));

    public static JsonObject Of(Entity document, Principal caller)
    {
        var info = new JsonObject
        {
            ["document"] = document.Id,
            ["name"] = document.Name,
            [KindProperty] = IsBoard(document) ? Board : Note,
            ["open"] = IsOpenTo(document, caller),
            ["mine"] = caller.Role == Role.GameMaster || (caller.Role == Role.Player && document.Its.Text("author") == caller.Person),
        };
        if (IsBoard(document))
        {
            info["fog"] = document.Its.Is("fog");
        }

        if (caller.Role == Role.GameMaster)
        {
            info["audience"] = new JsonArray([.. AudienceOf(document).Members.Select(static one => (JsonNode?)one)]);
        }

        return info;
    }

    /// <summary>A document's properties together with what is written in it, as files have them.</summary>
    public static JsonElement Whole(Entity document, SharedDocument its)
    {
        if (JsonNode.Parse(document.Data.GetRawText()) is not JsonObject whole)
        {
            return document.Data;
        }

        if (IsBoard(document))
        {
            whole[ObjectsProperty] = SharedObjects.Of(its.Board);
        }
        else
        {
            whole[TextProperty] = its.Note.Its.Text;
        }

        return Values.Of(whole);
    }

    /// <summary>What is written in it, for a person or a search.</summary>
    public static string Words(Entity document, SharedDocument its) => IsBoard(document)
        ? string.Join('\n', its.Board.Shown.Select(static one => string.Join(' ', Said.Select(name => one.Fields.TryGetValue(name, out var field) && field.Value.ValueKind == JsonValueKind.String ? field.Value.GetString() : null).OfType<string>())).Where(static line => line.Length > 0))
        : its.Note.Its.Text;

    public static string Line(Entity document) => string.Create(CultureInfo.InvariantCulture, $"{document.Name} ({document.Id}), a {(IsBoard(document) ? Board : Note)}");
}
