using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>What a known property may be. A property that no rule knows is kept as it is.</summary>
/// <param name="Expected">What is expected, as the end of a sentence.</param>
/// <param name="Holds">Whether a value is that.</param>
internal sealed record PropertyRule(string Expected, Func<JsonElement, bool> Holds)
{
    public const int MostNames = 200;

    public static readonly PropertyRule Name = new($"a name of 1 to {Texts.LongestName} characters on one line", static value => value.ValueKind == JsonValueKind.String && Texts.Name(value.GetString(), "").Succeeded);

    public static readonly PropertyRule Prose = new($"a text of 1 to {Texts.LongestNote} characters", static value => value.ValueKind == JsonValueKind.String && Texts.Prose(value.GetString(), "", Texts.LongestNote).Succeeded);

    public static readonly PropertyRule Flag = new("true or false", static value => value.ValueKind is JsonValueKind.True or JsonValueKind.False);

    public static readonly PropertyRule Names = new($"a list of up to {MostNames} names", static value => IsList(value, Name.Holds));

    public static readonly PropertyRule Links = new("a list of names or ids, or of objects with to and as", static value => IsList(value, IsLink));

    public static readonly PropertyRule Object = new("an object", static value => value.ValueKind == JsonValueKind.Object);

    public static readonly PropertyRule Objectives = new("a list of texts, or of objects with text and done", static value => IsList(value, IsObjective));

    public static readonly PropertyRule Calendar = new("a calendar with months (each with name and days), weekdays and, if it has one, a leap rule", static value => Campaigns.Calendar.Of(value) is not null);

    public static readonly PropertyRule Date = new("a date such as 1492-03-05, or an object with year, month and day", static value => CampaignDate.Of(value) is not null);

    /// <summary>One that only a command of its own changes; the words say which.</summary>
    public static PropertyRule By(string tool) => new(tool, static _ => false) { IsReserved = true };

    public static PropertyRule OneOf(params string[] values) =>
        new($"one of {string.Join(", ", values)}", value => value.ValueKind switch
        {
            JsonValueKind.String => values.Contains(value.GetString(), StringComparer.Ordinal),
            JsonValueKind.Number => values.Contains(value.GetRawText(), StringComparer.Ordinal),
            _ => false,
        });

    public static PropertyRule Number(int least, int most) =>
        new($"a whole number from {least} to {most}", value => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most);

    public bool IsReserved { get; private init; }

    /// <param name="field">Where it stands; its last part is its name.</param>
    public Error? Check(string field, JsonElement value)
    {
        var property = field[(field.LastIndexOf('.') + 1)..];
        return IsReserved ? Error.Invalid(field, $"{property} is not set by hand.") with { Hint = $"{Expected} does." }
            : Holds(value) ? null : Error.Invalid(field, $"{property} is {Expected}.");
    }

    private static bool IsList(JsonElement value, Func<JsonElement, bool> each) =>
        value.ValueKind == JsonValueKind.Array && value.GetArrayLength() <= MostNames && value.EnumerateArray().All(each);

    private static bool IsLink(JsonElement value) => Name.Holds(value)
        || (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("to", out var to) && Name.Holds(to) && (!value.TryGetProperty("as", out var how) || Name.Holds(how)));

    private static bool IsObjective(JsonElement value) => Prose.Holds(value)
        || (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("text", out var text) && Prose.Holds(text) && (!value.TryGetProperty("done", out var done) || Flag.Holds(done)));
}
