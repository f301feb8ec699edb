using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>Says who may know of a thing. Those who come to know of it are told all of it, but what is secret or withheld.</summary>
internal static class Sharing
{
    private const int Most = 50;

    public static Result<Decision> Share(KnownState its, ShareArguments arguments, ToolCall call)
    {
        var seen = new Seen(its.World, call.Caller.Audience);
        return Naming.Find(seen, null, arguments.Id, "id").Then(thing => thing.Type is EntityTypes.Campaign or EntityTypes.Session
            ? Error.Invalid("id", $"Everyone knows of a {thing.Type}.") with { Hint = "Name what is not to be told in its withheld property." }
            : Members(seen, arguments.Audience).Then<Decision>(audience =>
            {
                var draft = new Draft(its.World);
                var full = its.World.At(thing.Type, thing.Id)!;
                draft.Become(full, Patch.Put(full.Its, Telling.AudienceProperty, audience));
                Tokens.Retell(draft);
                var told = Telling.AudienceOf(thing.Type, draft.World.At(thing.Type, thing.Id)!.Data);
                var text = $"{Naming.Called(thing)} is known to {Audiences.Words(told)} now.";
                draft.Say(Audience.GameMaster, text);
                return Decision.Of(draft, text, CampaignDesk.Id(thing.Id));
            }));
    }

    /// <summary>Members as they are written, or characters: then their players.</summary>
    private static Result<JsonElement> Members(Seen seen, IReadOnlyList<string> named)
    {
        if (named.Count is 0 or > Most)
        {
            return Error.Invalid("audience", $"Name 1 to {Most} of everyone, table, gm, person:ID or characters.");
        }

        var members = new List<string>();
        foreach (var one in named)
        {
            if (Audience.Of(one).Succeeded)
            {
                members.Add(one);
                continue;
            }

            var character = Naming.Find(seen, EntityTypes.Character, one, "audience");
            if (!character.Succeeded)
            {
                return character.Error with { Hint = $"Expected everyone, table, gm, person:ID or a character. {character.Error.Hint}" };
            }

            if ((character.Value.Its.Text("owner") ?? character.Value.Its.Text("player")?.ToLowerInvariant()) is not { } owner || !Audience.Of("person:" + owner).Succeeded)
            {
                return Error.Invalid("audience", $"Nobody is said to play {character.Value.Name}.") with { Hint = "Set the character's owner to the person's id with update_campaign_data." };
            }

            members.Add("person:" + owner);
        }

        return Audiences.Of(members);
    }
}
