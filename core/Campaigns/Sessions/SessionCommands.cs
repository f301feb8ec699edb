using System.Globalization;
using System.Text.Json.Nodes;
using PluginHost.Campaigns.Personalities;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>Decisions about what belongs to an evening: its plan, who was there, what was earned, and which scene is on.</summary>
internal static class SessionCommands
{
    private const int MostNames = 50;
    private const int MostXp = 1_000_000;

    public static Result<Decision> Plan(KnownState its, PlanArguments arguments, ToolCall call) => Texts.Name(arguments.Name, "name")
        .Then(_ => Texts.NameOr(arguments.Planned, "", "planned"))
        .Then(_ => string.IsNullOrEmpty(arguments.Plan) ? "" : Texts.Prose(arguments.Plan, "plan", Texts.LongestNote))
        .Then<Decision>(plan =>
        {
            var data = new JsonObject { ["name"] = arguments.Name, ["status"] = "planned" };
            if (!string.IsNullOrEmpty(arguments.Planned))
            {
                data["planned"] = arguments.Planned;
            }

            if (plan.Length > 0)
            {
                data["plan"] = plan;
                data[Telling.WithheldProperty] = new JsonArray("plan");
            }

            var id = CampaignDesk.IdOf(call);
            var draft = new Draft(its.World);
            draft.Put(EntityTypes.Session, id, Telling.Of(EntityTypes.Session, Values.Of(data)));
            return Decision.Of(draft, $"{arguments.Name} is planned; start_session with its name begins it.", CampaignDesk.Id(id));
        });

    public static Result<Decision> Attend(KnownState its, AttendanceArguments arguments, ToolCall call)
    {
        var seen = new Seen(its.World, call.Caller.Audience);
        if (arguments.Present.Count > MostNames)
        {
            return Error.Invalid("present", $"Name at most {MostNames}.");
        }

        return SessionNaming.Find(seen, arguments.SessionId, "session_id").Then<Decision>(session =>
        {
            var names = new List<string>();
            foreach (var one in arguments.Present)
            {
                var named = Texts.Name(one, "present");
                if (!named.Succeeded)
                {
                    return named.Error;
                }

                // Who is no character is somebody at the table; one that the table does not know of was not there for it.
                var character = Naming.Find(new Seen(its.World, Audience.Table), EntityTypes.Character, one, "present");
                names.Add(character.Value?.Name ?? one);
            }

            var draft = new Draft(its.World);
            var full = its.World.At(EntityTypes.Session, session.Id)!;
            draft.Become(full, Patch.Put(full.Its, "attendance", names.Count == 0 ? null : Values.Of(new JsonArray([.. names.Distinct(StringComparer.OrdinalIgnoreCase).Select(static name => JsonValue.Create(name))]))));
            return Decision.Of(draft, $"{SessionNaming.Words(session)}: {(names.Count == 0 ? "nobody" : string.Join(", ", names))} was there.", CampaignDesk.Id(session.Id));
        });
    }

    public static Result<Decision> Award(KnownState its, AwardArguments arguments, ToolCall call)
    {
        var loot = arguments.Loot ?? [];
        if (arguments.Xp is < 0 or > MostXp)
        {
            return Error.Invalid("xp", $"Experience for each is 0 to {MostXp}.");
        }

        if ((arguments.Xp == 0 && loot.Count == 0) || loot.Count > MostNames)
        {
            return Error.Invalid(arguments.Xp == 0 && loot.Count == 0 ? "xp" : "loot", $"Award experience, or 1 to {MostNames} things.");
        }

        var seen = new Seen(its.World, call.Caller.Audience);
        return Texts.NameOr(arguments.Reason, "", "reason").Then(reason => Receivers(seen, arguments.To).Then(to => Items(seen, loot, call).Then<Decision>(items =>
        {
            if (arguments.Xp > 0 && to.Count == 0)
            {
                return Error.Invalid("to", "There is nobody in the party.") with { Hint = "Add a character with add_character or import_character." };
            }

            var draft = new Draft(its.World);
            foreach (var character in arguments.Xp > 0 ? to : [])
            {
                var had = character.Its.Number("sheet/character/experience") ?? 0;
                draft.Set(character, "sheet/character/experience", Values.Number(Math.Min(int.MaxValue, (long)had + arguments.Xp)));
            }

            foreach (var (id, data) in items)
            {
                draft.Put(EntityTypes.Item, id, Telling.Of(EntityTypes.Item, Values.Of(data)));
            }

            var table = new Seen(its.World, Audience.Table);
            Record(draft, seen, arguments, reason, arguments.Xp > 0 ? [.. to.Select(table.Of).OfType<Entity>().Select(static one => one.Name)] : []);
            var xp = arguments.Xp > 0 ? string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", to.Select(static one => one.Name))}: {arguments.Xp} experience each. ") : "";
            return Decision.Of(draft, $"{xp}{(loot.Count > 0 ? "Found: " + string.Join(", ", loot.Select(static one => one.Name)) + "." : "")}".Trim());
        })));
    }

    public static Result<Decision> Scene(KnownState its, SceneArguments arguments, ToolCall call)
    {
        var seen = new Seen(its.World, call.Caller.Audience);
        var draft = new Draft(its.World);
        foreach (var before in its.World.Of(EntityTypes.Scene).Where(static one => one.Its.Is("active")).ToList())
        {
            draft.Become(before, before.Its.Without("active"));
        }

        if (string.IsNullOrEmpty(arguments.Scene))
        {
            return Decision.Of(draft, "No scene is on.");
        }

        return Texts.Name(arguments.Scene, "scene").Then<Decision>(name =>
        {
            var named = Naming.Find(seen, EntityTypes.Scene, name, "scene");
            if (named.Error?.Code == "ambiguous")
            {
                return named.Error;
            }

            var id = named.Value?.Id ?? CampaignDesk.IdOf(call);
            var full = draft.World.Find(EntityTypes.Scene, id) ?? new Entity(EntityTypes.Scene, id, 0, []);
            var now = (full.Exists ? full.Its : Leaves.None.With("name", Values.Text(name))).With("active", Values.True);

            // Who sees that it has begun is told its name and its text; what is secret stays so.
            if (!arguments.Hidden && !Telling.AudienceOf(EntityTypes.Scene, full.Exists ? full.Data : now.Data()).Equals(Audience.Everyone))
            {
                now = Patch.Put(now, Telling.AudienceProperty, Audiences.Of(["table"]).Value);
            }

            if (full.Exists)
            {
                draft.Become(full, now);
            }
            else
            {
                draft.Put(EntityTypes.Scene, id, Telling.Of(EntityTypes.Scene, now.Data()));
            }

            var text = Spoken.Say(Spoken.Of(its.World), "scene", $"The scene is {now.Text("name")}.", null, id);
            var hearers = Telling.AudienceOf(EntityTypes.Scene, now.Data());
            if (new Seen(draft.World, hearers).Find(id)?.Its.Text("name") == now.Text("name"))
            {
                draft.Say(hearers, text);
            }

            return Decision.Of(draft, text, CampaignDesk.Id(id));
        });
    }

    private static Result<IReadOnlyList<Entity>> Receivers(Seen seen, IReadOnlyList<string>? named)
    {
        if (named is null)
        {
            return seen.OfType(EntityTypes.Character).ToList();
        }

        var found = new List<Entity>();
        foreach (var one in named.Take(MostNames))
        {
            var character = Naming.Find(seen, EntityTypes.Character, one, "to");
            if (!character.Succeeded)
            {
                return character.Error;
            }

            found.Add(character.Value);
        }

        return found.DistinctBy(static one => one.Id).ToList();
    }

    private static Result<IReadOnlyList<(string Id, JsonObject Data)>> Items(Seen seen, IReadOnlyList<LootArguments> loot, ToolCall call)
    {
        var items = new List<(string, JsonObject)>();
        foreach (var one in loot)
        {
            var owner = string.IsNullOrEmpty(one.Owner) ? null : Naming.Find(seen, EntityTypes.Character, one.Owner, "loot.owner");
            var wrong = Texts.Name(one.Name, "loot.name").Error ?? owner?.Error ?? (one.Quantity is < 1 or > 1_000_000_000 ? Error.Invalid("loot.quantity", "How many is 1 to 1000000000.") : null);
            if (wrong is not null)
            {
                return wrong;
            }

            var data = new JsonObject { ["name"] = one.Name, ["quantity"] = one.Quantity ?? 1 };
            if (owner is { Value: { } bearer })
            {
                data["owner"] = bearer.Id;
            }

            items.Add((CampaignDesk.IdOf(call, items.Count), data));
        }

        return items;
    }

    /// <summary>What the table earned stands in its session too, when there is one.</summary>
    private static void Record(Draft draft, Seen seen, AwardArguments arguments, string reason, IReadOnlyList<string> names)
    {
        if (SessionNaming.Find(seen, null, "") is not { Succeeded: true, Value: { } session })
        {
            return;
        }

        var full = draft.World.At(EntityTypes.Session, session.Id)!;
        var count = full.Data.TryGetProperty("awards", out var awards) && awards.ValueKind == System.Text.Json.JsonValueKind.Array ? awards.GetArrayLength() : 0;
        if (count >= Paths.MostElements)
        {
            return;
        }

        var award = new JsonObject { ["xp"] = arguments.Xp, ["to"] = new JsonArray([.. names.Select(static name => JsonValue.Create(name))]) };
        if (arguments.Loot is { Count: > 0 } loot)
        {
            award["loot"] = new JsonArray([.. loot.Select(static one => JsonValue.Create(one.Name))]);
        }

        if (reason.Length > 0)
        {
            award["reason"] = reason;
        }

        draft.Become(full, Patch.Put(full.Its, Paths.Element("awards", count), Values.Of(award)));
    }
}
