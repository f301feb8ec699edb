using System.Globalization;
using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>Marks what a quest asks for as done; when all is, the quest is.</summary>
internal static class ObjectiveCommand
{
    public static Result<Decision> Mark(KnownState its, ObjectiveArguments arguments, ToolCall call) =>
        Naming.Find(new Seen(its.World, call.Caller.Audience), EntityTypes.Quest, arguments.Quest, "quest").Then(quest => Of(quest, arguments.Objective).Then<Decision>(place =>
        {
            var draft = new Draft(its.World);
            var full = its.World.At(EntityTypes.Quest, quest.Id)!;
            var now = full.Its.With(Paths.Element("objectives", place) + "/done", JsonElement.Parse(arguments.Reopen ? "false" : "true"));
            var isDone = Enumerable.Range(0, Count(now)).All(index => now.Is(Paths.Element("objectives", index) + "/done"));
            if (isDone)
            {
                now = now.With("status", Values.Text("completed"));
            }
            else if (now.Text("status") == "completed")
            {
                now = now.With("status", Values.Text("active"));
            }

            draft.Become(full, now);
            var text = quest.Its.Text(Paths.Element("objectives", place) + "/text");
            return Decision.Of(draft, arguments.Reopen ? $"Open again: {text}" : isDone ? $"Done: {text} {quest.Name} is completed." : $"Done: {text}", CampaignDesk.Id(quest.Id));
        }));

    private static Result<int> Of(Entity quest, string asked)
    {
        var texts = Enumerable.Range(0, Count(quest.Its)).Select(index => quest.Its.Text(Paths.Element("objectives", index) + "/text") ?? "").ToList();
        if (int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= texts.Count)
        {
            return number - 1;
        }

        var places = Enumerable.Range(0, texts.Count).Where(index => !string.IsNullOrWhiteSpace(asked) && texts[index].Contains(asked, StringComparison.OrdinalIgnoreCase)).ToList();
        return places is [var only] ? only
            : (places.Count == 0 ? Error.NotFound($"{quest.Name} has no such objective.") : new Error("ambiguous", $"{places.Count} objectives have these words.")) with
            {
                Field = "objective",
                Hint = texts.Count == 0 ? "Give the quest objectives with update_campaign_data." : $"They are: {string.Join(" ", texts.Take(10).Select(static (text, index) => string.Create(CultureInfo.InvariantCulture, $"{index + 1}. {(text.Length > 60 ? text[..60] : text).ReplaceLineEndings(" ")}")))}",
            };
    }

    private static int Count(Leaves leaves) => leaves.Paths.Count(static path => path.StartsWith("objectives/", StringComparison.Ordinal) && path.EndsWith("/text", StringComparison.Ordinal));
}
