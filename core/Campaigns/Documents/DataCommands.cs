using System.Globalization;
using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>Decides what a call of <c>update_campaign_data</c> does.</summary>
internal static class DataCommands
{
    public const int MostAtOnce = 50;
    private const int MostLetters = 400_000;

    public static Result<Decision> Update(KnownState its, UpdateArguments arguments, ToolCall call)
    {
        if (DataTypes.Find(arguments.DataType ?? "") is not { } type)
        {
            return Error.Invalid("data_type", $"There is no such data; expected one of {string.Join(", ", DataTypes.Names)}.");
        }

        return Things(arguments).Then(things => Update(its, type, things, arguments.Was, call));
    }

    private static Result<Decision> Update(KnownState its, string type, IReadOnlyList<JsonElement> things, JsonElement? was, ToolCall call)
    {
        var edits = new DocumentEdits(its, call, type);
        var done = new List<Edited>();
        for (var index = 0; index < things.Count; index++)
        {
            var edited = Check(type, things[index], was) is { } wrong ? wrong : edits.Apply(things[index], was);
            if (!edited.Succeeded)
            {
                var place = things.Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"data[{index}].");
                return edited.Error with { Field = place + edited.Error.Field };
            }

            done.Add(edited.Value);
        }

        Tokens.Retell(edits.Draft);
        var decided = Decision.Of(edits.Draft, string.Join('\n', done.Select(Line)), Data(done));
        return BlobAudiences.Foreign(decided.Events, its.World, call.Caller) is { } foreign ? foreign : decided;
    }

    private static Error? Check(string type, JsonElement data, JsonElement? was)
    {
        foreach (var control in data.EnumerateObject().Where(static property => Edit.IsOwn(property.Name)))
        {
            var isRight = control.Name switch
            {
                "id" or "type" => control.Value.ValueKind == JsonValueKind.String,
                "_was" => control.Value.ValueKind == JsonValueKind.Object && Values.IsWhole(control.Value),
                _ => control.Value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            };
            if (!isRight)
            {
                return Error.Invalid(control.Name, control.Name switch { "id" or "type" => $"{control.Name} is a text.", "_was" => "_was is an object.", _ => $"{control.Name} is true or false." });
            }
        }

        if (was is { } seen && (seen.ValueKind != JsonValueKind.Object || !Values.IsWhole(seen)))
        {
            return Error.Invalid("was", "was is an object with the properties as you saw them.");
        }

        return DocumentCheck.Of(type, data);
    }

    private static Result<IReadOnlyList<JsonElement>> Things(UpdateArguments arguments)
    {
        var data = arguments.Data;
        if (data.GetRawText().Length > MostLetters)
        {
            return Error.Invalid("data", $"One call takes at most {MostLetters} letters.") with { Hint = "Send it in several calls." };
        }

        if (!Values.IsWhole(data))
        {
            return Error.Invalid("data", "A text in it holds half a character.");
        }

        return data.ValueKind switch
        {
            JsonValueKind.Object => new List<JsonElement> { data },
            JsonValueKind.Array when data.GetArrayLength() is > 0 and <= MostAtOnce && data.EnumerateArray().All(static one => one.ValueKind == JsonValueKind.Object) && arguments.Was is null => data.EnumerateArray().ToList(),
            JsonValueKind.Array when arguments.Was is not null => Error.Invalid("was", "In a list every object has a _was of its own."),
            _ => Error.Invalid("data", $"data is an object, or a list of 1 to {MostAtOnce} objects.") with { Hint = "For example {\"name\":\"Old Mill\",\"description\":\"Burnt down.\"}." },
        };
    }

    private static string Line(Edited one) => one.Near.Count > 0 ? $"{one.Name} ({one.Id}) is {one.Done}; near to it there is {string.Join(", ", one.Near.Select(Naming.Line))}."
        : one.Merged.Count == 0 ? $"{one.Name} ({one.Id}) is {one.Done}." : $"{one.Name} ({one.Id}) is {one.Done}; {string.Join(", ", one.Merged)} was merged with what somebody else wrote.";

    private static JsonElement Data(IReadOnlyList<Edited> done)
    {
        var made = done.Select(static one => new EditedData(one.Id, one.Type, one.Name, one.Done, one.Merged.Count == 0 ? null : one.Merged)).ToList();
        return made is [var only] ? JsonSerializer.SerializeToElement(only, StoryJson.Default.EditedData) : JsonSerializer.SerializeToElement(new EditedList(made), StoryJson.Default.EditedList);
    }
}

internal sealed record EditedData(string Id, string Type, string Name, string Done, IReadOnlyList<string>? Merged);

internal sealed record EditedList(IReadOnlyList<EditedData> Items);
