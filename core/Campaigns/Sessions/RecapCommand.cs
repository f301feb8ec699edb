using System.Globalization;
using System.Text.Json;
using PluginHost.Campaigns.Personalities;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

internal sealed record RecapData(
    string Id, int? Number, string? Name, string? Status, string? Started, string? Ended,
    IReadOnlyList<string> Attendance, IReadOnlyList<string> Decisions, IReadOnlyList<string> Notes, IReadOnlyList<string> Quests, IReadOnlyList<string> Happened, IReadOnlyList<string> Awards)
{
    /// <summary>In whose voice it is told; null for plain words.</summary>
    public string? Voice { get; init; }
}

/// <summary>"Previously on": what a session came to, from what was said of it as the caller may know it now. What was taken back did not happen.</summary>
internal sealed class RecapCommand(CampaignDesk desk)
{
    private const int MostOfEach = 25;
    private const int LongestLine = 400;
    private const int Page = 1_000;
    private const int MostEvents = 50_000;

    public async Task<ToolResult> RecapAsync(RecapArguments arguments, ToolCall call, CancellationToken cancellationToken)
    {
        var found = desk.Find(call, null);
        if (!found.Succeeded)
        {
            return ToolResult.Failed(found.Error);
        }

        var its = (await desk.Views.StateAsync(found.Value, call.Caller.Audience, cancellationToken)).State.Its;
        var seen = new Seen(its.World, call.Caller.Audience);
        var session = SessionNaming.Find(seen, string.IsNullOrEmpty(arguments.Session) ? null : arguments.Session, "session");
        if (!session.Succeeded)
        {
            return ToolResult.Failed(session.Error);
        }

        var (happened, quests) = await EventsAsync(found.Value, session.Value.Id, call.Caller.Audience, cancellationToken);
        var entity = session.Value;
        var data = new RecapData(
            entity.Id, entity.Its.Number("number"), entity.Its.Text("name"), entity.Its.Text("status"), entity.Its.Text("started"), entity.Its.Text("ended"),
            Texts(entity, "attendance"), Written(seen, EntityTypes.Decision, entity.Id), Written(seen, EntityTypes.Note, entity.Id),
            [.. quests.Select(id => its.World.Find(EntityTypes.Quest, id)).OfType<Entity>().Take(MostOfEach).Select(Quest)], happened, Awards(entity));
        var voice = arguments.Plain ? null : Spoken.Of(its.World);
        return ToolResult.Of(data with { Voice = voice?.System }, StoryJson.Default.RecapData, Text(entity, data, voice));
    }

    private static string Text(Entity session, RecapData data, Personality? voice)
    {
        var lines = new List<string>
        {
            data.Status == "planned" ? $"{SessionNaming.Words(session)} is only planned yet."
            : voice is null ? $"Previously on {SessionNaming.Words(session)}:"
            : Spoken.Say(voice, "recap", $"{SessionNaming.Words(session)}.", null, session.Id),
        };
        Add(data.Attendance.Count == 0 ? [] : [string.Join(", ", data.Attendance)], "There: ");
        Add(data.Happened, "");
        Add(data.Notes, "Noted: ");
        Add(data.Decisions, "Decided: ");
        Add(data.Quests, "Quest: ");
        Add(data.Awards, "Earned: ");
        return lines.Count == 1 && data.Status != "planned" ? $"Of {SessionNaming.Words(session)} nothing was kept." : string.Join('\n', lines);

        void Add(IReadOnlyList<string> more, string before) => lines.AddRange(more.Select(line => before + line));
    }

    private static List<string> Written(Seen seen, string type, string session) =>
        [.. seen.OfType(type).Where(one => one.Its.Text("session") == session).Select(static one => one.Its.Text("text")).OfType<string>().Take(MostOfEach).Select(Short)];

    private static List<string> Texts(Entity entity, string property) =>
        [.. entity.Its.Pairs().Where(leaf => leaf.Key.StartsWith(property + "/", StringComparison.Ordinal) && leaf.Value.ValueKind == JsonValueKind.String).Select(static leaf => leaf.Value.GetString()!)];

    private static string Quest(Entity quest)
    {
        var done = quest.Its.Pairs().Where(static leaf => leaf.Key.StartsWith("objectives/", StringComparison.Ordinal) && leaf.Key.EndsWith("/done", StringComparison.Ordinal)).ToList();
        var objectives = done.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({done.Count(static leaf => leaf.Value.ValueKind == JsonValueKind.True)} of {done.Count} done)");
        return $"{quest.Name}: {quest.Its.Text("status") ?? "open"}{objectives}";
    }

    private static List<string> Awards(Entity session)
    {
        if (!session.Data.TryGetProperty("awards", out var awards) || awards.ValueKind != JsonValueKind.Array)
        {
            return [];
        }

        return [.. awards.EnumerateArray().Where(static one => one.ValueKind == JsonValueKind.Object).Take(MostOfEach).Select(static one =>
        {
            var xp = one.TryGetProperty("xp", out var points) && points.ValueKind == JsonValueKind.Number && points.TryGetInt32(out var number) && number > 0 ? string.Create(CultureInfo.InvariantCulture, $"{number} experience each") : null;
            var loot = one.TryGetProperty("loot", out var things) && things.ValueKind == JsonValueKind.Array ? string.Join(", ", things.EnumerateArray().Select(static thing => thing.ToString())) : null;
            var reason = one.TryGetProperty("reason", out var why) ? $" ({why})" : "";
            return Short(string.Join("; ", new[] { xp, loot }.OfType<string>()) + reason);
        })];
    }

    private static string Short(string text) => text.Length <= LongestLine ? text : text[..LongestLine] + "…";

    /// <summary>The last lines that the reader was told in that session, and the quests that moved.</summary>
    private async Task<(IReadOnlyList<string> Lines, IReadOnlyList<string> Quests)> EventsAsync(string journal, string session, Audience audience, CancellationToken cancellationToken)
    {
        var undone = await TakenBack.StepsAsync(desk, journal, cancellationToken);
        var lines = new List<(string Step, int Rank, string Text)>();
        var quests = new List<string>();
        long from = 0;
        for (var read = 0; read < MostEvents; read += Page)
        {
            var page = await desk.Store.Journal.ReadAsync(new EventQuery(journal, audience) { From = from, Limit = Page, Session = session }, cancellationToken);
            foreach (var happened in page.Where(happened => !undone.Contains(happened.Event.Step)))
            {
                var change = happened.Event.Kind == CampaignKinds.EntityChanged ? Lifting.Of(happened) : null;
                var text = change?.Text ?? (happened.Event.Kind == CampaignKinds.Happened ? CampaignFold.Read(happened, CampaignJson.Default.Happened)?.Text : null);
                if (text is not null)
                {
                    lines.Add((happened.Event.Step, new Layer(happened.Audience.ToString(), Leaves.None).Rank, Short(text)));
                }

                if (change is { Type: EntityTypes.Quest, Id: { } quest } && !quests.Contains(quest))
                {
                    quests.Add(quest);
                }
            }

            if (page.Count < Page)
            {
                break;
            }

            from = page[^1].Seq;
        }

        return (OncePerStep(lines).TakeLast(MostOfEach).ToList(), quests);
    }

    /// <summary>A step is told to each audience in its own words: the reader hears those that say most.</summary>
    private static IEnumerable<string> OncePerStep(IEnumerable<(string Step, int Rank, string Text)> lines) => lines
        .GroupBy(static line => line.Step, StringComparer.Ordinal)
        .SelectMany(static step => step.Where(line => line.Rank == step.Max(static other => other.Rank)).Select(static line => line.Text).Distinct(StringComparer.Ordinal));
}
