using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>A fight that was on elsewhere goes on here, unless another is under way.</summary>
internal static class ImportedFight
{
    private const int MostConditions = 20;

    /// <param name="fighters">Those who fight, with their data as the campaign has them.</param>
    public static IEnumerable<PlannedEntity> Plan(Draft draft, IReadOnlyList<(ImportedEntity Entity, JsonElement Data)> fighters, ToolCall call, List<string> dropped)
    {
        if (fighters.Count == 0)
        {
            yield break;
        }

        if (Fight.Of(draft.World) is not null)
        {
            dropped.Add("The fight that was on was left out: another is under way here.");
            yield break;
        }

        var ties = CampaignDesk.NumbersOf(call, fighters.Count);
        var keys = 0;
        var all = new List<Fighter>();
        string? turn = null;
        foreach (var (entity, data) in fighters.Take(EnterCommands.MostFighters))
        {
            var its = Leaves.Of(data);
            var id = CampaignDesk.IdOf(call, 500_000 + all.Count);
            var one = Made(draft.World, entity.Name, id, its, () => CampaignDesk.IdOf(call, 600_000 + keys++)) with { Tie = ties[all.Count] };
            one = its.Is("known") ? one : one with { Label = Labels.Next(all) };
            turn = its.Is("active") ? id : turn;
            all.Add(one);
        }

        var round = fighters.Select(static one => Leaves.Of(one.Data).Number("round")).FirstOrDefault() ?? 1;
        foreach (var one in all)
        {
            draft.Put(EntityTypes.Combatant, one.Id, FightTelling.Of(one));
            Bodies.Write(draft, one);
            yield return new PlannedEntity(ImportAction.Create, EntityTypes.Combatant, one.Id, one.Name, draft.World.Find(EntityTypes.Combatant, one.Id)?.Its.Count ?? 0);
        }

        var fight = new Fight(Math.Max(1, round), turn, Fight.InOrder(all)) { Count = turn is null ? 0 : 1 };
        draft.Put(EntityTypes.Combat, Fight.Id, FightTelling.Of(fight, Leaves.None));
        if (fighters.Count > all.Count)
        {
            dropped.Add($"Of {fighters.Count} who fought the first {all.Count} are taken.");
        }
    }

    private static Fighter Made(World world, string name, string id, Leaves its, Func<string> key)
    {
        var stats = its.Text("of/ref") is { } of ? world.Find(of) : null;
        return new Fighter(id, name)
        {
            Entity = stats?.Id,
            IsPlayer = stats?.Type == EntityTypes.Character && its.Is("isPlayer"),
            Initiative = its.Number("initiative"),
            Hidden = its.Is("hidden"),
            Ac = its.Number("ac"),
            Hp = its.Number("hp/max") is > 0 and var most ? new HitPoints(Math.Clamp(its.Number("hp/current") ?? most, 0, most), most) { Temp = its.Number("hp/temp") } : null,
            Death = its.Number("death/failures") is { } failures ? new DeathSaves(its.Number("death/successes") ?? 0, failures) { Dead = failures >= 3 } : null,
            Defeated = its.Number("hp/current") is <= 0 && !its.Is("isPlayer"),
            Traits = stats is { Type: not EntityTypes.Character } ? StatBlock.Of(stats.Data, GameSystems.Of(new KnownState("", world, null, RollLog.Empty))).Traits : Traits.None,
            Conditions = [.. Enumerable.Range(0, MostConditions).Select(index => Paths.Element("conditions", index)).Where(path => its.Text(path + "/name") is { Length: > 0 })
                .Select(path => new Affliction(key(), its.Text(path + "/name")!) { Secret = its.Is(path + "/secret") })
                .DistinctBy(static one => one.Name, StringComparer.OrdinalIgnoreCase).OrderBy(static one => one.Name, StringComparer.Ordinal).ThenBy(static one => one.Key, StringComparer.Ordinal)],
        };
    }
}
