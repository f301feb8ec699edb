using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Shared;

/// <summary>Decisions about notes and boards that several people write in at once.</summary>
internal sealed class SharedCommands(Sites sites)
{
    public static Result<Decision> Create(KnownState its, CreateSharedArguments arguments, ToolCall call)
    {
        if (arguments.Kind is not (SharedInfo.Note or SharedInfo.Board))
        {
            return Error.Invalid("kind", "kind is note or board.");
        }

        if (its.World.Of(EntityTypes.Document).Count() >= SharedLimits.MostDocuments)
        {
            return new Error("too-many", string.Create(CultureInfo.InvariantCulture, $"A campaign has up to {SharedLimits.MostDocuments} shared notes and boards.")) { Hint = "Remove one with update_campaign_data." };
        }

        return Texts.Name(arguments.Name, "name").Then(name => AudienceFor(arguments.Audience, call.Caller).Then<Decision>(audience =>
        {
            var id = CampaignDesk.IdOf(call);
            var data = new JsonObject { ["name"] = name, [SharedInfo.KindProperty] = arguments.Kind, ["author"] = call.Caller.Person };
            if (audience is { } named)
            {
                data[Telling.AudienceProperty] = JsonNode.Parse(named.GetRawText());
            }

            var draft = new Draft(its.World);
            draft.Put(EntityTypes.Document, id, Telling.Of(EntityTypes.Document, Values.Of(data)));
            var made = draft.World.At(EntityTypes.Document, id)!;
            var editing = new SharedEditing(SharedDocument.New(id), SharedInfo.IsBoard(made));
            if (arguments.Text is { Length: > 0 } text && Write(editing, made, text, append: false) is { } wrong)
            {
                return wrong;
            }

            return new Decision([.. draft.Events(), .. editing.Events(SharedInfo.AudienceOf(made))], $"{name} is a {arguments.Kind} now, as {id}.", CampaignDesk.Id(id));
        }));
    }

    public Result<Decision> Edit(KnownState its, EditSharedArguments arguments, ToolCall call) => Find(its, arguments.Document, call.Caller).Then<Decision>(document =>
    {
        if (!SharedInfo.IsOpenTo(document, call.Caller))
        {
            return Error.Forbidden($"{document.Name} is not open for you to write in.") with { Field = "document", Hint = "Ask the game master, or write a note of your own." };
        }

        if (new[] { arguments.Ops is { ValueKind: not JsonValueKind.Null }, arguments.Text is not null, arguments.Append is not null }.Count(static given => given) != 1)
        {
            return Error.Invalid("ops", "Give ops, text or append: one of them.");
        }

        var full = its.World.At(EntityTypes.Document, document.Id)!;
        var editing = new SharedEditing(its.Shared.Of(document.Id), SharedInfo.IsBoard(full));
        var wrong = (arguments.Text ?? arguments.Append) is { } text ? Write(editing, full, text, arguments.Append is not null) : editing.Send(arguments.Ops!.Value, call.Caller, sites);
        if (wrong is not null)
        {
            return wrong;
        }

        var data = new JsonObject { ["document"] = document.Id, ["applied"] = editing.Recorded.Count };
        if (editing.LeftOut.Count > 0)
        {
            data["left_out"] = new JsonArray([.. editing.LeftOut.Select(static one => new JsonObject { ["op"] = one.Op, ["why"] = one.Why })]);
        }

        var said = editing.Recorded.Count == 0 ? $"Nothing changed in {document.Name}." : $"{document.Name} is changed.";
        return new Decision(editing.Events(SharedInfo.AudienceOf(full)), editing.LeftOut.Count == 0 ? said : $"{said} {editing.LeftOut.Count} operations came too late for what they were about.", Values.Of(data));
    });

    public ToolResult Get(KnownState its, GetSharedArguments arguments, ToolCall call)
    {
        var found = Find(its, arguments.Document, call.Caller);
        if (!found.Succeeded)
        {
            return ToolResult.Failed(found.Error);
        }

        var (document, content) = (found.Value, its.Shared.Of(found.Value.Id));
        var data = SharedInfo.Of(document, call.Caller);
        var isBoard = SharedInfo.IsBoard(document);
        if (arguments.Edit && SharedInfo.IsOpenTo(document, call.Caller))
        {
            data["site"] = sites.For(call);
        }

        if (arguments.Edit)
        {
            data["state"] = isBoard ? BoardState.Of(content.Board) : NoteState.Of(content.Note.Its);
        }
        else
        {
            data[isBoard ? SharedInfo.ObjectsProperty : SharedInfo.TextProperty] = isBoard ? SharedObjects.Of(content.Board) : content.Note.Its.Text;
        }

        return ToolResult.Text($"{SharedInfo.Line(document)}.\n{SharedInfo.Words(document, content)}") with { Data = Values.Of(data) };
    }

    public static ToolResult List(KnownState its, ToolCall call)
    {
        var all = its.World.Of(EntityTypes.Document).ToList();
        var data = new JsonObject { ["documents"] = new JsonArray([.. all.Select(one => SharedInfo.Of(one, call.Caller))]) };
        return ToolResult.Text(all.Count == 0 ? "Nothing is shared yet; create_shared makes a note or a board." : string.Join('\n', all.Select(SharedInfo.Line))) with { Data = Values.Of(data) };
    }

    private static Result<Entity> Find(KnownState its, string asked, Principal caller) => Naming.Find(new Seen(its.World, caller.Audience), EntityTypes.Document, asked, "document").Then<Entity>(static document => document);

    private static Error? Write(SharedEditing editing, Entity document, string text, bool append)
    {
        var field = append ? "append" : "text";
        if (SharedInfo.IsBoard(document))
        {
            return Error.Invalid(field, "A board has no text of its own.") with { Hint = "Set an object of type text." };
        }

        if (text.Length > SharedLimits.LongestText || text.Any(static c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) || HasHalf(text))
        {
            return Error.Invalid(field, string.Create(CultureInfo.InvariantCulture, $"A note has up to {SharedLimits.LongestText} characters, none of them a control character."));
        }

        editing.Become(append ? editing.Before.Note.Its.Text + text : text);
        return editing.Full(field);
    }

    private static bool HasHalf(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (char.IsSurrogate(text[index]) && !char.IsSurrogatePair(text, index++))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whoever makes a document is one of those who see it.</summary>
    private static Result<JsonElement?> AudienceFor(IReadOnlyList<string>? named, Principal caller) => named is null or { Count: 0 }
        ? (JsonElement?)null
        : Audiences.Of(caller.Role == Role.GameMaster ? named : [.. named, "person:" + caller.Person]).Then<JsonElement?>(static audience => audience);
}
