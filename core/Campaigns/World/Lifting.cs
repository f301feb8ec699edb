using System.Text.Json;
using System.Text.Json.Nodes;
using PluginHost.Journal;

namespace PluginHost.Campaigns;

/// <summary>Events that say what happened, as the change of the world that they mean.</summary>
internal static class Lifting
{
    /// <returns>Nothing when the event changes no entity, or is one of a fight as earlier versions told it.</returns>
    public static EntityChange? Of(StoredEvent happened)
    {
        var json = CampaignJson.Default;
        return happened.Kind switch
        {
            CampaignKinds.EntityChanged when happened.Version >= EntityChange.Version => CampaignFold.Read(happened, json.EntityChange),
            CampaignKinds.EntityChanged when CampaignFold.Read(happened, json.EntityChanged) is { Type: "character", Id: { } id, Name: not null, Hp: not null } entity =>
                New(EntityTypes.Character, id, entity.Name, CharacterData(entity, happened)),
            CampaignKinds.Created when CampaignFold.Read(happened, json.CampaignCreated) is { Name: not null } made =>
                New(EntityTypes.Campaign, EntityTypes.Campaign, made.Name, new() { ["name"] = made.Name, ["system"] = made.System ?? "", ["description"] = made.Description ?? "" }),
            CampaignKinds.NoteAdded when CampaignFold.Read(happened, json.NoteAdded) is { Text: not null } note =>
                New(EntityTypes.Note, note.Id ?? happened.Id, null, Written(note.Text, happened)),
            CampaignKinds.DecisionRecorded when CampaignFold.Read(happened, json.DecisionRecorded) is { Content: not null } decision =>
                New(EntityTypes.Decision, decision.Id ?? happened.Id, null, Written(decision.Content, happened)),
            CampaignKinds.SessionStarted when happened.Version == 1 && CampaignFold.Read(happened, json.SessionStarted) is { Id: { } id } began =>
                New(EntityTypes.Session, id, began.Name, SessionData(began.Name, "active", happened)),
            CampaignKinds.SessionEnded when happened.Version == 1 && CampaignFold.Read(happened, json.SessionEnded) is { Id: { } id } =>
                New(EntityTypes.Session, id, null, new() { ["status"] = "completed" }),
            _ => null,
        };
    }

    private static JsonObject CharacterData(EntityChanged entity, StoredEvent happened)
    {
        var data = new JsonObject
        {
            ["name"] = entity.Name,
            ["sheet"] = new JsonObject { ["combat"] = new JsonObject { ["hp"] = new JsonObject { ["current"] = entity.Hp!.Current, ["max"] = entity.Hp.Max } } },
            ["conditions"] = new JsonArray([.. (entity.Conditions ?? []).Select(static name => JsonValue.Create(name))]),
        };
        if (!happened.Event.Audience.Equals(EntityTypes.UsualAudience(EntityTypes.Character)))
        {
            data[Telling.AudienceProperty] = new JsonArray([.. happened.Event.Audience.Members.Select(static member => JsonValue.Create(member))]);
        }

        if (entity.Player is not null)
        {
            data["player"] = entity.Player;
        }

        return data;
    }

    private static JsonObject Written(string text, StoredEvent happened)
    {
        var data = new JsonObject { ["text"] = text };
        if (happened.Event.Session is { } session)
        {
            data["session"] = session;
        }

        return data;
    }

    private static JsonObject SessionData(string? name, string status, StoredEvent happened)
    {
        var data = new JsonObject { ["status"] = status, ["started"] = happened.Event.At };
        if (name is not null)
        {
            data["name"] = name;
        }

        return data;
    }

    private static EntityChange New(string type, string id, string? name, JsonObject data)
    {
        var leaves = Paths.Flatten(JsonElement.Parse(data.ToJsonString())).ToDictionary(static one => one.Key, static one => one.Value, StringComparer.Ordinal);
        return new EntityChange(type, id, name, leaves, null, null);
    }
}
