using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>What became of one of the things that a call names.</summary>
internal sealed record Edited(string Id, string Type, string Name, string Done, IReadOnlyList<string> Merged)
{
    /// <summary>Others of nearly the same name.</summary>
    public IReadOnlyList<Entity> Near { get; init; } = [];
}

/// <summary>Makes, changes and removes the things that a call names, each on top of those before it.</summary>
internal sealed class DocumentEdits(KnownState its, ToolCall call, string type)
{
    private readonly Draft _draft = new(its.World);
    private int _made;

    public Draft Draft => _draft;

    private Principal Caller => call.Caller;

    public Result<Edited> Apply(JsonElement data, JsonElement? was)
    {
        var edit = Edit.Of(type, data, was);
        var seen = new Seen(_draft.World, Caller.Audience);
        return Meant(seen, edit).Then(found => found.Entity is not { } known ? Make(edit)
            : edit.Delete ? Remove(known)
            : Change(seen, known, edit));
    }

    private sealed record Found(Entity? Entity);

    private Result<Found> Meant(Seen seen, Edit edit)
    {
        if (type == EntityTypes.Campaign)
        {
            return new Found(_draft.World.Find(type, EntityTypes.Campaign) is { } campaign ? seen.Of(campaign) : null);
        }

        if (edit.Id is { } id)
        {
            return Naming.Find(seen, type, id, "id").Then<Found>(static entity => new Found(entity));
        }

        var named = edit.Name is { } name && !edit.New ? seen.OfType(type).Where(entity => Naming.GoesBy(entity, name)).ToList() : [];
        return named.Count > 1 ? new Error("ambiguous", $"{named.Count} of that name exist.") { Field = "id", Hint = $"Say which by its id: {string.Join(", ", named.Take(5).Select(static one => one.Id))}." }
            : named.Count == 0 && edit.Delete ? Naming.Find(seen, type, edit.Name ?? "", "id").Then<Found>(static entity => new Found(entity))
            : new Found(named.FirstOrDefault());
    }

    private Result<Edited> Make(Edit edit)
    {
        var isCampaign = type == EntityTypes.Campaign;
        if (Ownership.Refusal(_draft.World, null, type, Names(edit.Patch), Caller) is { } refused)
        {
            return refused;
        }

        var leaves = Patch.On(Leaves.None, edit.Patch);
        if (!isCampaign && leaves[DocumentRules.Needed(type)] is null && type != EntityTypes.Session)
        {
            return Error.Invalid(DocumentRules.Needed(type), $"A new {type} needs a {DocumentRules.Needed(type)}.") with { Hint = "To change one that exists, name its id." };
        }

        leaves = Theirs(Made(leaves));
        var id = isCampaign ? EntityTypes.Campaign : CampaignDesk.IdOf(call, _made++);
        _draft.Put(type, id, Telling.Of(type, leaves.Data()));
        var entity = _draft.World.At(type, id)!;
        return Dated(entity) is { } wrong ? wrong : new Edited(id, type, new Seen(_draft.World, Caller.Audience).Of(entity) is { } made ? Naming.Called(made) : id, "created", []) { Near = Near(id, edit.Name) };
    }

    /// <summary>Whoever mistook a name made a new thing; they are told of those they may have meant.</summary>
    private IReadOnlyList<Entity> Near(string id, string? name) =>
        name is null ? [] : [.. Naming.Near(new Seen(its.World, Caller.Audience).OfType(type).Where(one => one.Id != id), name).Take(3)];

    /// <summary>What a new thing has from where it was made.</summary>
    private Leaves Made(Leaves leaves) => type switch
    {
        EntityTypes.Note or EntityTypes.Decision when its.Session is { } session => leaves.With("author", Values.Text(Caller.Person)).With("session", Values.Text(session.Id)),
        EntityTypes.Note or EntityTypes.Decision => leaves.With("author", Values.Text(Caller.Person)),
        EntityTypes.Session => (leaves["plan"] is null ? leaves : Patch.Put(leaves, Telling.WithheldProperty, JsonElement.Parse("[\"plan\"]"))).With("status", Values.Text("planned")),
        EntityTypes.Quest when leaves["status"] is null => leaves.With("status", Values.Text("open")),
        _ => leaves,
    };

    /// <summary>Whoever writes a note for few is one of them.</summary>
    private Leaves Theirs(Leaves leaves) =>
        type is EntityTypes.Note or EntityTypes.Document && Caller.Role != Role.GameMaster && leaves.Data().TryGetProperty(Telling.AudienceProperty, out var named)
        && Audiences.Of([.. named.EnumerateArray().Select(static one => one.GetString()!), "person:" + Caller.Person]) is { Succeeded: true } audience
            ? Patch.Put(leaves, Telling.AudienceProperty, audience.Value)
            : leaves;

    private Result<Edited> Remove(Entity seen)
    {
        if (Ownership.Refusal(_draft.World, _draft.World.At(type, seen.Id), type, [], Caller) is { } refused)
        {
            return refused;
        }

        if (type == EntityTypes.Session && seen.Its.Text("status") == "active")
        {
            return Error.Invalid("_delete", "The session is under way.") with { Hint = "End it with end_session first." };
        }

        if (Caller.Role != Role.GameMaster && type is not (EntityTypes.Note or EntityTypes.Document))
        {
            return Error.Forbidden("A player removes notes of their own; the rest is the game master's.") with { Field = "_delete" };
        }

        _draft.Remove(type, seen.Id);
        return new Edited(seen.Id, type, Naming.Called(seen), "removed", []);
    }

    private Result<Edited> Change(Seen seen, Entity known, Edit edit)
    {
        var full = _draft.World.At(type, known.Id)!;
        if (Ownership.Refusal(_draft.World, full, type, Names(edit.Patch), Caller) is { } refused)
        {
            return refused;
        }

        var ways = new ThreeWay(known.Data);
        var now = edit.Was is { } was ? ways.On(full.Its, edit.Patch, was) : Patch.On(full.Its, edit.Patch);
        if (edit.Id is null && type != EntityTypes.Campaign && full.Its["name"] is { } name)
        {
            // The name only said which one is meant.
            now = now.With("name", name);
        }

        if (ways.Conflicts.Count > 0)
        {
            return Conflicts.Of(known, ways.Conflicts);
        }

        if (now.Count > DocumentCheck.MostLeaves)
        {
            return Error.Invalid("data", $"{known.Name} would have more than {DocumentCheck.MostLeaves} values.");
        }

        if (Unseen(seen, full, now) is { } hidden)
        {
            return hidden;
        }

        _draft.Become(full, Theirs(now));
        var after = _draft.World.At(type, known.Id)!;
        if (type == EntityTypes.Character && Character.Of(after) is var character && character.Hp != Character.Of(full).Hp)
        {
            Bodies.Write(_draft, Bodies.Of(_draft.World, character) with { Hp = character.Hp });
        }

        return Dated(after) is { } wrong ? wrong : new Edited(known.Id, type, new Seen(_draft.World, Caller.Audience).Of(after) is { } shown ? Naming.Called(shown) : known.Id, "changed", ways.Merged);
    }

    /// <summary>What the caller does not know of is not overwritten by chance; who may see a note of their own they do decide.</summary>
    private static Error? Unseen(Seen seen, Entity full, Leaves now)
    {
        var gone = full.Its.Paths.Where(path => now[path] is null);
        var other = now.Pairs().Where(leaf => full.Its[leaf.Key] is { } old && !JsonElement.DeepEquals(old, leaf.Value)).Select(static leaf => leaf.Key);
        var path = gone.Concat(other).FirstOrDefault(path => !path.StartsWith(Telling.AudienceProperty, StringComparison.Ordinal) && !seen.MaySee(full.Layers.Last(layer => layer.Leaves[path] is not null).Audience));
        return path is null ? null : Error.Forbidden($"{Paths.Unescape(path.Split('/')[0])} is the game master's to change.") with { Field = Paths.Unescape(path.Split('/')[0]) };
    }

    private static IEnumerable<string> Names(JsonElement patch) => patch.EnumerateObject().Select(static property => property.Name);

    /// <summary>A day that the campaign's calendar does not have is none.</summary>
    private Error? Dated(Entity entity) =>
        (type == EntityTypes.Campaign ? CampaignDate.Now(_draft.World) : type == EntityTypes.Timeline && entity.Data.TryGetProperty("date", out var data) ? CampaignDate.Of(data) : null) is { } date && !date.IsIn(CampaignDate.CalendarOf(_draft.World))
            ? Error.Invalid("date", "The campaign's calendar has no such day.") with { Hint = "get_campaign_data with data_type campaign shows the calendar." }
            : null;
}
