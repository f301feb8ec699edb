using System.Text.Json.Nodes;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>Lets time pass in the world.</summary>
internal static class TimeCommand
{
    private const int Most = 1_000_000;

    public static Result<Decision> Advance(KnownState its, TimeArguments arguments, ToolCall call)
    {
        if (arguments.Days is < 0 or > Most || arguments.Hours is < 0 or > Most || arguments.Minutes is < 0 or > Most)
        {
            var field = arguments.Days is < 0 or > Most ? "days" : arguments.Hours is < 0 or > Most ? "hours" : "minutes";
            return Error.Invalid(field, $"{field} is 0 to {Most}.") with { Hint = "To go back, set the campaign's date with update_campaign_data." };
        }

        if (its.World.Find(EntityTypes.Campaign, EntityTypes.Campaign) is not { } campaign || CampaignDate.Now(its.World) is not { } before)
        {
            return new Error("no-date", "The campaign has no date yet that could be reckoned with.") { Field = "days", Hint = "Set one: update_campaign_data with data_type campaign and data {\"date\":\"1492-03-05\"}." };
        }

        if (string.IsNullOrEmpty(arguments.Text) is false && Texts.Prose(arguments.Text, "text", Texts.LongestNote) is { Succeeded: false, Error: { } wrong })
        {
            return wrong;
        }

        var calendar = CampaignDate.CalendarOf(its.World);
        if (before.After(calendar, (((arguments.Days * 24L) + arguments.Hours) * 60) + arguments.Minutes) is not { } now)
        {
            return Error.Invalid("days", "The calendar ends before that.");
        }

        var draft = new Draft(its.World);
        draft.Become(campaign, campaign.Its.With(CampaignDate.Property, Values.Text(now.Text())));
        if (!string.IsNullOrEmpty(arguments.Text))
        {
            var entry = new JsonObject { ["text"] = arguments.Text, ["date"] = JsonNode.Parse(now.Data().GetRawText()) };
            draft.Put(EntityTypes.Timeline, CampaignDesk.IdOf(call), Telling.Of(EntityTypes.Timeline, Values.Of(entry)));
        }

        return Decision.Of(draft, $"It is {now.Words(calendar)}.", now.Data());
    }
}
