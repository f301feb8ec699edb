using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>Shows what a caller may see of a campaign: the parts of feeds, a page of one type, or one thing with what it is linked to.</summary>
internal sealed class DataReads(CampaignDesk desk, Linking linking)
{
    public const int MostOfAPage = 200;
    private const int UsualPage = 50;
    private const int MostLetters = 300_000;

    public async Task<ToolResult> ReadAsync(DataArguments arguments, ToolCall call, CancellationToken cancellationToken)
    {
        var found = desk.Find(call, arguments.CampaignId);
        if (!found.Succeeded)
        {
            return ToolResult.Failed(found.Error);
        }

        var state = (await desk.Views.StateAsync(found.Value, call.Caller.Audience, cancellationToken)).State;
        return await ShowAsync(state.Its, state.Parts, arguments, call, cancellationToken);
    }

    /// <summary>The same of any state that the caller may see.</summary>
    public async Task<ToolResult> ShowAsync(KnownState its, StateParts parts, DataArguments arguments, ToolCall call, CancellationToken cancellationToken)
    {
        if (arguments is { DataType: null, Id: null })
        {
            var all = JsonSerializer.SerializeToElement(parts.Named, CampaignJson.Default.IReadOnlyDictionaryStringJsonElement);
            return ToolResult.Text(all.GetRawText()) with { Data = all };
        }

        var type = arguments.DataType is { } asked ? DataTypes.Find(asked) : null;
        if (arguments.DataType is { } name && type is null or EntityTypes.Campaign && arguments.Id is null && parts.Named.TryGetValue(name, out var part))
        {
            return Answer(type is null ? part : Campaign(its, part));
        }

        if (arguments.DataType is not null && type is null)
        {
            return ToolResult.Failed(Error.Invalid("data_type", $"There is no such data; expected one of {string.Join(", ", DataTypes.Names)}, initiative, party, rolls, stage."));
        }

        var seen = new Seen(its.World, call.Caller.Audience);
        if (arguments.Id is { } id)
        {
            var one = Naming.Find(seen, type, id, "id");
            return one.Succeeded ? Answer(await linking.ShowAsync(one.Value, its.World, its.Info?.System, cancellationToken)) : ToolResult.Failed(one.Error);
        }

        return arguments.Limit is < 1 or > MostOfAPage ? ToolResult.Failed(Error.Invalid("limit", $"A page has 1 to {MostOfAPage} things."))
            : arguments.Offset is < 0 ? ToolResult.Failed(Error.Invalid("offset", "offset is 0 or more."))
            : Answer(Page(seen.OfType(type!).ToList(), type!, arguments.Offset ?? 0, arguments.Limit ?? UsualPage));
    }

    private static ToolResult Answer(JsonElement data) => ToolResult.Text(data.GetRawText()) with { Data = data };

    /// <summary>What a feed shows of the campaign, and all that was written of it.</summary>
    private static JsonElement Campaign(KnownState its, JsonElement part) => DocumentJson.Made(json =>
    {
        json.WriteStartObject();
        foreach (var property in part.EnumerateObject())
        {
            property.WriteTo(json);
        }

        if (its.World.Find(EntityTypes.Campaign, EntityTypes.Campaign) is { } campaign)
        {
            foreach (var property in campaign.Data.EnumerateObject().Where(property => !part.TryGetProperty(property.Name, out _)))
            {
                property.WriteTo(json);
            }
        }

        if (CampaignDate.Now(its.World) is { } now)
        {
            json.WritePropertyName("date");
            now.Data().WriteTo(json);
            json.WriteString("today", now.Words(CampaignDate.CalendarOf(its.World)));
        }

        json.WriteEndObject();
    });

    private static JsonElement Page(List<Entity> all, string type, int offset, int limit) => DocumentJson.Made(json =>
    {
        var ordered = type == EntityTypes.Timeline ? [.. all.OrderBy(static one => one.Data.TryGetProperty("date", out var date) ? CampaignDate.Of(date)?.Order ?? long.MaxValue : long.MaxValue).ThenBy(static one => one.Since)] : all;
        json.WriteStartObject();
        json.WriteString("data_type", DataTypes.Of(type));
        json.WriteNumber("total", all.Count);
        json.WriteStartArray("items");
        var shown = 0;
        var letters = 0;
        foreach (var entity in ordered.Skip(offset).Take(limit))
        {
            // At least one, however long it is.
            letters += entity.Data.GetRawText().Length;
            if (shown > 0 && letters > MostLetters)
            {
                break;
            }

            DocumentJson.Write(json, entity);
            shown++;
        }

        json.WriteEndArray();
        if (offset + shown < all.Count)
        {
            json.WriteNumber("next_offset", offset + shown);
        }

        json.WriteEndObject();
    });
}
